namespace ChannelGrains.Journal.Embedded;

/// <summary>Turns a backup into a data directory.</summary>
public static class JournalBackup
{
    /// <summary>
    /// Copies a backup into a directory that is empty or does not exist, checks every file, and gives it a new incarnation. Files of evidence go beside it. It gets its name with the
    /// last step, so that an interrupted restore cannot be opened; another one clears its rest away.
    /// </summary>
    /// <returns>The new incarnation: above the one of the backup, and by the clock above those of earlier restores of the same backup.</returns>
    /// <exception cref="ArgumentException">The target is not empty, or the backup is not complete.</exception>
    /// <exception cref="ContentFormatException">The backup is of a store that was written by a program with another format.</exception>
    /// <exception cref="JournalCorruptException">The backup is damaged; use another one.</exception>
    public static long Restore(
        string backupDirectory, string dataDirectory, ContentFormat content, IJournalFileSystem fs, TimeProvider time, CancellationToken cancellationToken)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataDirectory));
        if (fs.FileExists(target))
            throw new ArgumentException($"{target} is a file; restore into a directory that does not exist.", nameof(dataDirectory));
        if (fs.DirectoryExists(target))
        {
            if (fs.List(target).Count > 0)
                throw new ArgumentException($"{target} is not empty; restore into a directory that is empty or does not exist.", nameof(dataDirectory));
            fs.Delete(target);
        }
        var manifest = BackupManifest.Read(fs, backupDirectory);
        content.Check(backupDirectory, manifest.Content);
        using var partial = PartialDirectory.Create(fs, target, time);
        // What an interrupted restore leaves of them is written over by the next one.
        EvidenceBackup.Restore(fs, backupDirectory, manifest, EvidencePaths.Beside(target), cancellationToken);
        foreach (var file in manifest.Files.Where(file => !EvidenceBackup.Is(file)))
            RestoreFile(backupDirectory, partial.Path, file, fs, cancellationToken);
        var incarnation = Math.Max(manifest.Incarnation + 1, time.GetUtcNow().ToUnixTimeSeconds());
        new StoreIdentity(manifest.Store, incarnation, manifest.Content).Write(fs, partial.Path);
        partial.Complete();
        return incarnation;
    }

    private static void RestoreFile(string backupDirectory, string dataDirectory, BackupFile file, IJournalFileSystem fs, CancellationToken cancellationToken) =>
        RestoreFile(backupDirectory, file, Path.Combine(dataDirectory, file.Name), fs, cancellationToken);

    internal static void RestoreFile(string backupDirectory, BackupFile file, string target, IJournalFileSystem fs, CancellationToken cancellationToken)
    {
        var path = Path.Combine(backupDirectory, file.Name);
        if (!fs.FileExists(path))
            throw new JournalCorruptException($"The backup misses {path}. Use another backup.", path);
        using var source = fs.Open(path, writable: false);
        if (FileCopy.Copy(fs, source, target, file.Bytes, _ => { }, cancellationToken) != file.Checksum)
            throw new JournalCorruptException($"The backup file {path} does not match its checksum. Use another backup.", path);
    }
}
