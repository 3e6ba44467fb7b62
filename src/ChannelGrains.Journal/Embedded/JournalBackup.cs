namespace ChannelGrains.Journal.Embedded;

/// <summary>Turns a backup into a data directory.</summary>
public static class JournalBackup
{
    /// <summary>
    /// Copies a backup into a directory that is empty or does not exist, checks every file, and gives it a new incarnation. It becomes a store
    /// with the last step, so that an interrupted restore cannot be opened.
    /// </summary>
    /// <returns>The new incarnation: above the one of the backup, and by the clock above those of earlier restores of the same backup.</returns>
    /// <exception cref="ArgumentException">The target is not empty, or the backup is not complete.</exception>
    /// <exception cref="JournalCorruptException">The backup is damaged; use another one.</exception>
    public static long Restore(string backupDirectory, string dataDirectory, IJournalFileSystem fs, TimeProvider time, CancellationToken ct)
    {
        if (fs.DirectoryExists(dataDirectory) && fs.List(dataDirectory).Count > 0)
            throw new ArgumentException($"{dataDirectory} is not empty; restore into an empty directory.", nameof(dataDirectory));
        var manifest = BackupManifest.Read(fs, backupDirectory);
        fs.CreateDirectory(dataDirectory);
        foreach (var file in manifest.Files)
            RestoreFile(backupDirectory, dataDirectory, file, fs, ct);
        fs.SyncDirectory(dataDirectory);
        var incarnation = Math.Max(manifest.Incarnation + 1, time.GetUtcNow().ToUnixTimeSeconds());
        new StoreIdentity(manifest.Store, incarnation).Write(fs, dataDirectory);
        return incarnation;
    }

    private static void RestoreFile(string backupDirectory, string dataDirectory, BackupFile file, IJournalFileSystem fs, CancellationToken ct)
    {
        var path = Path.Combine(backupDirectory, file.Name);
        if (!fs.FileExists(path))
            throw new JournalCorruptException($"The backup misses {path}. Use another backup.", path);
        using var source = fs.Open(path, writable: false);
        if (FileCopy.Copy(fs, source, Path.Combine(dataDirectory, file.Name), file.Bytes, _ => { }, ct) != file.Checksum)
            throw new JournalCorruptException($"The backup file {path} does not match its checksum. Empty {dataDirectory} and use another backup.", path);
    }
}
