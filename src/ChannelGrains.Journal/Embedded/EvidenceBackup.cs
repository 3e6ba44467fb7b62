namespace ChannelGrains.Journal.Embedded;

/// <summary>Files of evidence as a part of a backup, each under its name behind a prefix.</summary>
internal sealed class EvidenceBackup
{
    private readonly IJournalFileSystem _fs;
    private readonly EvidencePaths _paths;
    private readonly IReadOnlyList<EvidenceName> _names;

    public EvidenceBackup(IJournalFileSystem fs, EvidencePaths paths)
    {
        (_fs, _paths, _names) = (fs, paths, [.. paths.List(fs).OrderBy(name => name.Value, StringComparer.Ordinal)]);
        Bytes = _names.Sum(name => fs.FileExists(paths.Whole(name)) ? LengthOf(paths.Whole(name)) : 0);
    }

    /// <summary>Of all files.</summary>
    public long Bytes { get; }

    public static bool Is(BackupFile file) => file.Name.StartsWith(EvidencePaths.BackupPrefix, StringComparison.Ordinal);

    /// <summary>Copies the files into a directory and reads each copy to see that it is what it is named by.</summary>
    /// <exception cref="JournalCorruptException">One is not.</exception>
    public IEnumerable<BackupFile> Copy(string directory, Action<int> onCopied, CancellationToken cancellationToken)
    {
        foreach (var name in _names)
        {
            var (path, target) = (_paths.Whole(name), EvidencePaths.BackupPrefix + name.Value);
            // One that nobody claimed may have been removed meanwhile.
            if (!_fs.FileExists(path))
                continue;
            using var file = _fs.Open(path, writable: false);
            var length = file.Length;
            var checksum = FileCopy.Copy(_fs, file, Path.Combine(directory, target), length, onCopied, cancellationToken);
            if (EvidenceContent.Check(_fs, Path.Combine(directory, target), name, cancellationToken) != EvidenceFault.None)
                throw new JournalCorruptException(
                    $"The file of evidence {name} is damaged, so that there is no new backup. Move it away, put it back from a backup or have it uploaded again, and keep the backups that you have.", path);
            yield return new BackupFile(target, length, checksum);
        }
    }

    /// <summary>Puts the files of a backup where the store of a directory has them.</summary>
    public static void Restore(IJournalFileSystem fs, string backupDirectory, BackupManifest manifest, EvidencePaths paths, CancellationToken cancellationToken)
    {
        foreach (var shard in manifest.Files.Where(Is).GroupBy(file => paths.Shard(NameOf(file))))
        {
            DirectoryTree.Create(fs, shard.Key);
            foreach (var file in shard)
                JournalBackup.RestoreFile(backupDirectory, file, paths.Whole(NameOf(file)), fs, cancellationToken);
            fs.SyncDirectory(shard.Key);
        }
    }

    private static EvidenceName NameOf(BackupFile file) => new(file.Name[EvidencePaths.BackupPrefix.Length..]);

    private long LengthOf(string path)
    {
        using var file = _fs.Open(path, writable: false);
        return file.Length;
    }
}
