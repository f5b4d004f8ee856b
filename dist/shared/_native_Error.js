var $Error = Error;

export { $Error as $ };
