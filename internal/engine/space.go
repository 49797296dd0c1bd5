package engine

import "syscall"

// freeSpace is what this user may still write to the disk of a directory, in bytes.
func freeSpace(dir string) (uint64, error) {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(dir, &disk); err != nil {
		return 0, err
	}
	return disk.Bavail * uint64(disk.Bsize), nil // Bsize is signed on some systems.
}
