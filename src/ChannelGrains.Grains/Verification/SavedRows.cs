using ChannelGrains.Domain.Feed;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Verification;

/// <summary>The rows in which one partner's cells are saved for the views, all as of one version.</summary>
internal sealed class SavedRows
{
    private const int Attempts = 20;

    private readonly SavedPartner _saved;
    private readonly Dictionary<ViewId, PartnerReading?> _views = [];

    private SavedRows(SavedPartner saved) => _saved = saved;

    public long Version => _saved.Version;

    /// <summary>Reads them; null when there are none, or when they were saved anew each time that they were read.</summary>
    public static async ValueTask<SavedRows?> ReadAsync(IJournalRows rows, FeedParts parts, string partnerId, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await ReadPartnerAsync(rows, parts, partnerId, cancellationToken) is not { } before)
                return null;
            var saved = new SavedRows(before);
            // What is saved of another format, or of a part that is no more, is never read.
            foreach (var view in before.Views)
                if (before.Parts.FirstOrDefault(part => part.Space == view.Part) is { } part)
                    saved._views.Add(view, await rows.ReadRowAsync(FeedRows.ViewKey(view, partnerId), cancellationToken) is { } row ? part.Read(partnerId, view.Number, row) : null);
            // All rows of a partner are written together with its version.
            if (await ReadPartnerAsync(rows, parts, partnerId, cancellationToken) is { } after && after.Version == before.Version)
                return saved;
        }
        return null;
    }

    /// <summary>Reads into the state what the comparison needs.</summary>
    public async ValueTask PrepareAsync(FoldedPartner state, IJournals journals, JournalRef journal, CancellationToken cancellationToken)
    {
        if (state.Life is null)
            return;
        foreach (var part in _saved.Parts.Cast<PartnerPart>())
            await part.PrepareAsync(state, journals, journal, cancellationToken);
    }

    /// <summary>What they say that the partner's state does not.</summary>
    public IEnumerable<string> Differences(string partnerId, FoldedPartner state) =>
        state.Life is null ? [] : _saved.Parts.Cast<PartnerPart>().SelectMany(part => Differences(partnerId, part, state));

    private IEnumerable<string> Differences(string partnerId, PartnerPart part, FoldedPartner state) =>
        _views.Keys.Where(view => view.Part == part.Space).Select(view => view.Number).Union(part.Views(state)).Order()
            .SelectMany(view => Differences(part, view, part.Read(partnerId, Version, part.Read(view, Version, state))));

    private IEnumerable<string> Differences(PartnerPart part, int view, PartnerReading expected)
    {
        if (!_views.TryGetValue(new ViewId(part.Space, view), out var saved))
            return expected.CellCount == 0 ? [] : [$"{part.Name} of {part.KeyOf(view)} have no row"];
        return saved is null
            ? [$"the row of {part.Name} of {part.KeyOf(view)} is missing or of another format"]
            : saved.DifferencesTo(expected).Select(cell => $"{part.Name} of {part.KeyOf(view)}, {cell.Text}");
    }

    private static async ValueTask<SavedPartner?> ReadPartnerAsync(IJournalRows rows, FeedParts parts, string partnerId, CancellationToken cancellationToken) =>
        await rows.ReadRowAsync(FeedRows.PartnerKey(partnerId), cancellationToken) is { } row ? SavedPartner.Read(row, parts) : null;
}
