using System.Text;

namespace ChannelGrains.Journal.Embedded;

public sealed partial class EmbeddedJournalStore
{
    /// <summary>
    /// Copies the log as it is committed now, while appends go on. The target appears under its name when it is complete. The index is not
    /// copied: restoring builds it again.
    /// </summary>
    /// <exception cref="ArgumentException">The target exists.</exception>
    public Task<BackupManifest> BackupAsync(string targetDirectory, IProgress<BackupProgress>? progress, CancellationToken ct)
    {
        if (_fs.DirectoryExists(targetDirectory))
            throw new ArgumentException($"The backup directory {targetDirectory} exists; name one that does not.", nameof(targetDirectory));
        return Task.Run(() => Backup(targetDirectory, progress, ct), ct);
    }

    /// <summary>Checks the committed part of the log while appends go on, and the heads and positions in the index against it.</summary>
    public Task<VerifyReport> VerifyAsync(CancellationToken ct) => Task.Run(
        () =>
        {
            using var use = Use();
            var log = new LogVerification(_files, Incarnation);
            log.Run(_pipeline.CommittedPosition, null, ct);
            var index = new IndexVerification(_index, _options.IndexPath, _files, log);
            index.CheckHeads(isComplete: false);
            index.CheckPoints();
            log.AddNote("The store is open: index entries were not compared with the log.");
            return log.Report();
        },
        ct);

    private BackupManifest Backup(string targetDirectory, IProgress<BackupProgress>? progress, CancellationToken ct)
    {
        using var use = Use();
        var end = _pipeline.CommittedPosition;
        var segments = _files.Segments.Where(segment => segment.Base < end).ToArray();
        var total = segments.Sum(segment => BackupLength(segment, end));
        var partial = targetDirectory + ".partial";
        _fs.CreateDirectory(partial);
        foreach (var leftover in _fs.List(partial))
            _fs.Delete(Path.Combine(partial, leftover));

        var copied = 0L;
        var files = new List<BackupFile>();
        foreach (var segment in segments)
        {
            var (name, length) = (LogSegment.NameOf(segment.Header.Number), BackupLength(segment, end));
            var checksum = FileCopy.Copy(
                _fs, segment.File, Path.Combine(partial, name), length, bytes => progress?.Report(new BackupProgress(copied += bytes, total)), ct);
            files.Add(new BackupFile(name, length, checksum));
        }
        var manifest = new BackupManifest(_identity.Store, Incarnation, end, _time.GetUtcNow(), files);
        WriteManifest(partial, manifest);
        _fs.Rename(partial, targetDirectory);
        _fs.SyncDirectory(Path.GetDirectoryName(Path.GetFullPath(targetDirectory))!);
        LogBackedUp(_log, targetDirectory, copied, end);
        return manifest;
    }

    private static long BackupLength(LogSegment segment, long end) => Math.Min(segment.File.Length, end - segment.Base);

    private void WriteManifest(string directory, BackupManifest manifest)
    {
        using (var file = _fs.Create(Path.Combine(directory, BackupManifest.FileName), 0))
        {
            file.Write(0, Encoding.ASCII.GetBytes(manifest.ToText()));
            file.Sync();
        }
        _fs.SyncDirectory(directory);
    }
}
