package cloud

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

const (
	metaBucket       = "meta"
	resourcesBucket  = "resources"
	tombstonesBucket = "tombstones"
	formatKey        = "format"
	// format is the version of what the file holds.
	format = "1"
	// lockPatience is how long another run may hold the file before Open gives up: long enough for a run that is
	// just closing, short enough not to look like a hang.
	lockPatience = time.Second
)

// The reasons why a cloud file cannot be used.
var (
	// ErrLocked means that another run has the file open.
	ErrLocked = errors.New("another run is using this emulator cloud: wait for it to end, " +
		"or use another --state directory")
	// ErrCorrupt means that the file is not a cloud file or is damaged.
	ErrCorrupt = errors.New("the file is damaged or not an emulator cloud: restore it from a copy, " +
		"or delete it and destroy and recreate the stacks that live in it")
	// ErrPermission means that the file may not be opened for writing.
	ErrPermission = errors.New("no permission to read and write the file: check its owner and mode")
	// ErrDiskFull means that a change could not be written; nothing of it was kept.
	ErrDiskFull = errors.New("the disk is full: free some space and run again, nothing of this change was kept")
	// ErrFormat means that a newer version wrote the file.
	ErrFormat = errors.New("another version of the emulator wrote the file: use that version, or a new --state directory")
)

type file struct {
	path string
	db   *bbolt.DB
}

// write is one change of the file; a nil value deletes.
type write struct {
	bucket, key string
	value       any
}

// Open opens the cloud in a file and creates the file when there is none. It holds the file until Close; the error
// wraps ErrLocked, ErrCorrupt, ErrPermission, ErrDiskFull or ErrFormat.
func Open(path string) (*Cloud, error) { return open(path, os.OpenFile) }

// open leaves the opening of the file to a function, because nothing is forbidden to the superuser.
func open(path string, openFile func(string, int, fs.FileMode) (*os.File, error)) (*Cloud, error) {
	db, err := openBolt(path, openFile)
	if err != nil {
		return nil, fmt.Errorf("open emulator cloud %s: %w", path, explain(err))
	}
	cloud := &Cloud{state: newState(), file: &file{path: path, db: db}}
	if err := cloud.load(); err != nil {
		return nil, errors.Join(fmt.Errorf("open emulator cloud %s: %w", path, err), db.Close())
	}
	return cloud, nil
}

// openBolt turns the panics and faults with which bbolt meets a damaged file into an error.
func openBolt(path string, openFile func(string, int, fs.FileMode) (*os.File, error)) (db *bbolt.DB, err error) {
	defer func() {
		if failure := recover(); failure != nil {
			db, err = nil, fmt.Errorf("%w (%v)", ErrCorrupt, failure)
		}
	}()
	if info, err := os.Stat(path); err == nil && info.Size() > 0 && info.Size() < int64(os.Getpagesize()) {
		return nil, ErrCorrupt
	}
	return bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockPatience, OpenFile: openFile})
}

func (c *Cloud) load() (err error) {
	defer func() {
		if failure := recover(); failure != nil {
			err = fmt.Errorf("%w (%v)", ErrCorrupt, failure)
		}
	}()
	if err := c.file.db.Update(prepare); err != nil {
		return explain(err)
	}
	err = c.file.db.View(func(tx *bbolt.Tx) error {
		if err := readBucket(tx, resourcesBucket, c.state.resources); err != nil {
			return err
		}
		return readBucket(tx, tombstonesBucket, c.state.tombstones)
	})
	c.state.indexAll(nil)
	return err
}

func prepare(tx *bbolt.Tx) error {
	for _, name := range []string{metaBucket, resourcesBucket, tombstonesBucket} {
		if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
			return err
		}
	}
	meta := tx.Bucket([]byte(metaBucket))
	if found := meta.Get([]byte(formatKey)); found != nil && string(found) != format {
		return fmt.Errorf("%w (format %q, this version reads %q)", ErrFormat, found, format)
	}
	return meta.Put([]byte(formatKey), []byte(format))
}

func readBucket[T any](tx *bbolt.Tx, bucket string, into map[string]T) error {
	return tx.Bucket([]byte(bucket)).ForEach(func(key, value []byte) error {
		var entry T
		if err := json.Unmarshal(value, &entry); err != nil {
			return fmt.Errorf("%w (%s: %v)", ErrCorrupt, key, err)
		}
		into[string(key)] = entry
		return nil
	})
}

func (f *file) write(writes []write) error {
	if len(writes) == 0 {
		return nil
	}
	err := f.db.Update(func(tx *bbolt.Tx) error {
		for _, write := range writes {
			if err := write.apply(tx.Bucket([]byte(write.bucket))); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("write emulator cloud %s: %w", f.path, explain(err))
	}
	return nil
}

func (w write) apply(bucket *bbolt.Bucket) error {
	if w.value == nil {
		return bucket.Delete([]byte(w.key))
	}
	data, err := json.Marshal(w.value)
	if err != nil {
		return err
	}
	return bucket.Put([]byte(w.key), data)
}

func (f *file) close() error {
	if err := f.db.Close(); err != nil {
		return fmt.Errorf("close emulator cloud %s: %w", f.path, err)
	}
	return nil
}

// explain adds what the user can do to the errors of bbolt and the operating system.
func explain(err error) error {
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return fmt.Errorf("%w (%w)", ErrLocked, err)
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrVersionMismatch),
		errors.Is(err, bolterrors.ErrChecksum), errors.Is(err, bolterrors.ErrInvalidMapping):
		return fmt.Errorf("%w (%w)", ErrCorrupt, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w (%w)", ErrPermission, err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%w (%w)", ErrDiskFull, err)
	}
	return err
}
