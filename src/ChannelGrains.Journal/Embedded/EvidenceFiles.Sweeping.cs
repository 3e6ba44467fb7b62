namespace ChannelGrains.Journal.Embedded;

public sealed partial class EvidenceFiles
{
    public async ValueTask<int> SweepAsync(Func<EvidenceName, CancellationToken, ValueTask<bool>> isClaimed, CancellationToken cancellationToken)
    {
        lock (_gate)
            Expire();
        var removed = 0;
        foreach (var name in await Task.Run(() => _paths.List(_fs).ToList(), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var claimed = await isClaimed(name, cancellationToken);
            lock (_gate)
                removed += Judge(name, claimed) ? 1 : 0;
        }
        return removed;
    }

    /// <summary>Removes a file that nobody has claimed, and nobody uploads, since it was found so a grace ago.</summary>
    private bool Judge(EvidenceName name, bool isClaimed)
    {
        if (isClaimed || _uploading.ContainsKey(name))
        {
            _unclaimedSince.Remove(name);
            return false;
        }
        if (_unclaimedSince.TryAdd(name, _time.GetTimestamp()) || _time.GetElapsedTime(_unclaimedSince[name]) < _options.OrphanGrace)
            return false;
        _unclaimedSince.Remove(name);
        if (!_fs.FileExists(_paths.Whole(name)))
            return false;
        _fs.Delete(_paths.Whole(name));
        return true;
    }

    private void Expire()
    {
        var limit = Now() - (long)_options.PartLife.TotalMilliseconds;
        foreach (var part in _parts.Values.Where(part => part.Open is null && part.TouchedAt <= limit).ToList())
            Drop(part);
    }
}
