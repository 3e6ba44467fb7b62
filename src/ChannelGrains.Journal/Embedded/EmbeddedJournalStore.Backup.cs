namespace ChannelGrains.Journal.Embedded;

public sealed partial class EmbeddedJournalStore
{
    /// <summary>
    /// Copies the log as it is committed now, while appends go on, and checks every record of the copy. The target appears under its name when it is
    /// complete. The index is not copied: restoring builds it again. Files of evidence are: a record that names one was written after it was whole.
    /// </summary>
    /// <exception cref="ArgumentException">The target exists, is not a full path, or lies inside the store.</exception>
    /// <exception cref="JournalCorruptException">The log, or a file of evidence, is damaged; there is no backup.</exception>
    /// <exception cref="DiskFullException">There is no space for it.</exception>
    public Task<BackupManifest> BackupAsync(string targetDirectory, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        var target = BackupTarget.Check(_fs, targetDirectory, _options.OwnPath);
        return Task.Run(() => Backup(target, progress, cancellationToken), cancellationToken);
    }

    /// <summary>Checks the committed part of the log while appends go on, and the heads and positions in the index against it.</summary>
    public Task<VerifyReport> VerifyAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var use = Use();
            var log = new LogVerification(_files, Incarnation);
            log.Run(_pipeline.CommittedPosition, null, cancellationToken);
            var index = new IndexVerification(_index, _options.IndexPath, _files, log);
            if (index.IsReadable())
            {
                index.CheckHeads(isComplete: false);
                index.CheckPoints();
                index.CheckSnapshots(journal => Math.Max(journal.Version, _refs.DurableVersion(new JournalName(journal.Name!))));
            }
            log.AddNote("The store is open: index entries were not compared with the log.");
            return log.Report();
        },
        cancellationToken);

    private BackupManifest Backup(string targetDirectory, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        using var use = Use();
        var end = _pipeline.CommittedPosition;
        var segments = _files.Segments.Where(segment => segment.Base < end).ToArray();
        var evidence = new EvidenceBackup(_fs, EvidencePaths.Beside(_options.Directory));
        var total = segments.Sum(segment => BackupLength(segment, end)) + evidence.Bytes;
        using var partial = PartialDirectory.Create(_fs, targetDirectory, _time);
        if (_fs.FreeBytes(partial.Path) is var free && free < total)
            throw new DiskFullException($"The backup takes {total} bytes, but only {free} are free for {targetDirectory}. Free space, or name a directory elsewhere.");

        var copied = 0L;
        var files = new List<BackupFile>();
        foreach (var segment in segments)
        {
            var (name, length) = (LogSegment.NameOf(segment.Header.Number), BackupLength(segment, end));
            var checksum = FileCopy.Copy(
                _fs, segment.File, Path.Combine(partial.Path, name), length, bytes => progress?.Report(new BackupProgress(copied += bytes, total)), cancellationToken);
            files.Add(new BackupFile(name, length, checksum));
        }
        files.AddRange(evidence.Copy(partial.Path, bytes => progress?.Report(new BackupProgress(copied += bytes, total)), cancellationToken));
        CheckCopy(partial, end, cancellationToken);
        var manifest = new BackupManifest(_identity.Store, Incarnation, _identity.Content, end, _time.GetUtcNow(), files);
        DurableFile.Write(_fs, Path.Combine(partial.Path, BackupManifest.FileName), manifest.ToBytes());
        partial.Complete();
        LogBackedUp(_log, targetDirectory, copied, end);
        return manifest;
    }

    // A copy is as damaged as its original, which nobody may have read since.
    private void CheckCopy(PartialDirectory partial, long end, CancellationToken cancellationToken)
    {
        using var files = LogFiles.Open(_fs, partial.Path, partial.Lock, writable: false);
        var log = new LogVerification(files, Incarnation);
        log.Run(end, null, cancellationToken);
        if (log.Report().Problems is [var problem, ..])
            throw new JournalCorruptException(
                $"The log is damaged, so that there is no new backup: {problem.Message} Run `channelctl journal verify`, and keep the backups that you have.", problem.File, problem.Offset);
        if (log.End.Position != end)
            throw new JournalCorruptException($"The copy of the log ends at {log.End.Position} instead of {end}, so that there is no new backup. Try again, on another disk.");
    }

    private static long BackupLength(LogSegment segment, long end) => Math.Min(segment.File.Length, end - segment.Base);
}
