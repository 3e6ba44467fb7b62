using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.JournalCopies;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using Google.Protobuf;

namespace ChannelGrains.Grains.Verification;

/// <summary>
/// Compares what is derived of each journal with the fold of its facts. Steps, for one journal: 1. everything derived is read: the saved rows, the directory, the live
/// state of a grain that is in memory, the snapshot; each says which version it shows; 2. the journal is opened, which ends at none of them or later;
/// 3. it is folded once from its first record, and what shows a version is compared when the fold is there. Appends go on meanwhile.
/// </summary>
/// <param name="journals">The journals.</param>
/// <param name="index">Where the directory is.</param>
/// <param name="rows">Where the rows are.</param>
/// <param name="sections">What partners' journals hold.</param>
/// <param name="parts">What of them is saved for the views.</param>
/// <param name="kept">What of them capabilities keep in the index.</param>
/// <param name="kinds">The other journals.</param>
/// <param name="readLive">Reads the live state of a journal's grain; null when it is not in memory.</param>
internal sealed class StateVerification(
    IJournals journals, IJournalIndex index, IJournalRows rows, PartnerSections sections, FeedParts parts, IEnumerable<PartnerIndex> kept, IEnumerable<JournalKind> kinds,
    Func<JournalName, ValueTask<HeldState?>> readLive) : IFoldVisitor
{
    private const int PageSize = 1_024;
    private const int VerifiedAtOnce = 4;

    private readonly StateFindings _findings = new();
    private SipHash _identityKey;

    public async Task<StateVerificationReport> RunAsync(CancellationToken cancellationToken)
    {
        await ReadKeyAsync();
        IReadOnlyList<JournalName> page;
        var after = "";
        do
        {
            page = await journals.ListAsync("", after, PageSize, cancellationToken);
            await Parallel.ForEachAsync(page, new ParallelOptions { MaxDegreeOfParallelism = VerifiedAtOnce, CancellationToken = cancellationToken }, VerifyAsync);
            after = page.Count > 0 ? page[^1].Value : after;
        }
        while (page.Count == PageSize);
        await foreach (var stray in IndexedChanges.StraysAsync(index, cancellationToken))
            _findings.Add(stray.Journal, "changes in the index", stray.Version, "one is among all changes, but not so among those of its journal");
        return _findings.ToReport();
    }

    /// <summary>Without the store's secret every partner's lanes would differ from what the facts give.</summary>
    private async ValueTask ReadKeyAsync()
    {
        try
        {
            _identityKey = await IdentityKeys.ReadAsync(journals) ?? default;
        }
        catch (Exception exception) when (exception is InvalidDataException or UnknownFactException or JournalCorruptException or InvalidProtocolBufferException)
        {
            _findings.Add(IdentityKeys.Journal, "facts", 0, exception.Message);
        }
    }

    private ValueTask VerifyAsync(JournalName journal, CancellationToken cancellationToken)
    {
        if (PartnerStateFold.PartnerOf(journal) is { } partner)
            return VerifyPartnerAsync(sections.Fold(_identityKey, partner), cancellationToken);
        // They were read before all others.
        if (journal == IdentityKeys.Journal || journal == CopyLog.Journal)
            return default;
        foreach (var kind in kinds)
            if (kind.Visit(journal, this, cancellationToken) is { } verified)
                return verified;
        _findings.Add(journal, "facts", 0, "this server knows no journal of such a name");
        return default;
    }

    ValueTask IFoldVisitor.VisitAsync<TState>(StateFold<TState> fold, CancellationToken cancellationToken) => VerifyAsync(fold, [], cancellationToken);

    private async ValueTask VerifyPartnerAsync(PartnerStateFold partner, CancellationToken cancellationToken)
    {
        List<Derived<FoldedPartner>> derived = [];
        try
        {
            if (await SavedRows.ReadAsync(rows, parts, partner.PartnerId, cancellationToken) is { } saved)
            {
                var journal = await journals.OpenAsync(partner.Journal, cancellationToken);
                derived.Add(new("saved rows", saved.Version, state => saved.Differences(partner.PartnerId, state), state => saved.PrepareAsync(state, journals, journal, cancellationToken)));
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or JournalCorruptException)
        {
            _findings.Add(partner.Journal, "saved rows", 0, $"they cannot be read, and are made anew when they are needed: {exception.Message}");
        }
        try
        {
            if (await DirectoryEntries.ReadAsync(journals, index, partner, cancellationToken) is { } entries)
                derived.Add(new("directory", entries.Version, entries.Differences));
        }
        catch (InvalidDataException exception)
        {
            _findings.Add(partner.Journal, "directory", 0, $"it cannot be read: {exception.Message}");
        }
        catch (JournalCorruptException)
        {
            // A fact that cannot be read, which the fold names.
        }
        var indexed = await journals.OpenAsync(partner.Journal, cancellationToken);
        derived.AddRange(kept.Select(one => new IndexedEntries(journals, index, partner, one, indexed.DurableVersion).ToDerived(cancellationToken)));
        await VerifyAsync(partner, derived, cancellationToken);
    }

    private async ValueTask VerifyAsync<TState>(StateFold<TState> fold, List<Derived<TState>> derived, CancellationToken cancellationToken)
        where TState : class, IJournalledState
    {
        try
        {
            // 1
            if (await readLive(fold.Journal) is { } live && live.FoldVersion == fold.Version)
                derived.Add(new("live state", live.Version, state => fold.Differences(fold.Capture(state), live.Snapshot)));
            var snapshots = await journals.OpenAsync(fold.Journal, cancellationToken);
            if (await journals.ReadSnapshotAsync(snapshots, cancellationToken) is { } snapshot && snapshot.FoldVersion == fold.Version)
                derived.Add(new("snapshot", snapshot.Version, state => fold.Differences(fold.Capture(state), snapshot.Payload.Span)));
            // 2
            var journal = await journals.OpenAsync(fold.Journal, cancellationToken);
            var end = journal.DurableVersion;
            // 3
            var changes = new IndexedChanges(index, fold.Journal);
            var folded = new FoldedJournal<TState>(journals, journal, fold) { OnFolded = changes.OnRecord };
            foreach (var one in derived.OrderBy(one => one.Version))
                await CompareAsync(folded, fold.Journal, one, end, cancellationToken);
            await folded.ToAsync(end, cancellationToken);
            foreach (var difference in await changes.CompareAsync(end, cancellationToken))
                _findings.Add(fold.Journal, "changes in the index", end, difference);
        }
        // The last two are facts that contradict those before them, here or in the grain that was asked.
        catch (Exception exception) when (exception is InvalidDataException or UnknownFactException or JournalCorruptException or InvalidProtocolBufferException
            or InvalidOperationException or ArgumentException)
        {
            _findings.Add(fold.Journal, "facts", 0, exception.Message);
        }
    }

    private async ValueTask CompareAsync<TState>(
        FoldedJournal<TState> folded, JournalName journal, Derived<TState> derived, long end, CancellationToken cancellationToken)
        where TState : class, IJournalledState
    {
        if (derived.Version > end)
        {
            _findings.OnCompared(journal, derived.What, derived.Version, [$"it shows version {derived.Version}, but the journal ends at {end}: its end was lost"]);
            return;
        }
        await folded.ToAsync(derived.Version, cancellationToken);
        if (derived.PrepareAsync is { } prepareAsync)
            await prepareAsync(folded.State);
        try
        {
            _findings.OnCompared(journal, derived.What, derived.Version, [.. derived.Compare(folded.State)]);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidProtocolBufferException or ArgumentException)
        {
            _findings.OnCompared(journal, derived.What, derived.Version, [$"it cannot be read, and is made anew when it is needed: {exception.Message}"]);
        }
    }
}
