/** The door of staff: what other domains may ask of it. */
export { insertAppointment, type NewAppointment } from './appointment.store.ts';
export { departmentText, insertDepartment, insertDepartments, listAnsweringDepartments, listNamedDepartments, type NamedDepartment } from './department.store.ts';
export { isHeldOver, listHolders, type Holder } from './holder.store.ts';
export { listPosts, postsOf } from './post.store.ts';
export { staffCrumb } from './staff-page.ts';
