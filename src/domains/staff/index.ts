/** The door of staff: what other domains may ask of it. */
export { insertAppointment, type NewAppointment } from './appointment.store.ts';
export { departmentText, type NamedDepartment } from './department.ts';
export { insertDepartment, insertDepartments, listAnsweringDepartments, listNamedDepartments } from './department.store.ts';
export { isHeldOver, listHolders, type Holder } from './holder.store.ts';
export { namesOf } from './member.store.ts';
export { listPosts, postsOf } from './post.store.ts';
export { staffCrumb } from './staff-page.ts';
