using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.PartnerLists;

[StatelessWorker]
internal sealed class PartnerDirectoryGrain(IJournalIndex index, MissingRows missing, IPartnerBands bands, TimeProvider time) : Grain, IPartnerDirectoryGrain
{
    /// <summary>So few partners of a band are read one by one, and are not looked for among all.</summary>
    private const int Few = PartnerList.MaxPartners;

    private static readonly Refusal Pending = Refusal.Unavailable("LISTS_PENDING",
        "The lists of partners are being completed, once after the start of this version. Ask again after the delay, or list by id without a filter.");

    private static readonly Refusal ViewsOff = new(RefusalKind.Unavailable, "VIEWS_OFF",
        "This server keeps no live views over all partners, by which bands are known. Have Views:Enabled set, or list without a band.");

    private static readonly Refusal BandsPending = Refusal.Unavailable("BANDS_PENDING",
        "The bands of all partners are being judged, after a start, for a new month or by a new scorecard. Ask again after the delay, or list without a band.");

    /// <summary>A list of a band waits no longer for the bands.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    public async Task<Answer<ListedPartners>> List(ListPartners query, IReadOnlySet<string> own)
    {
        var nowMicros = Timestamps.ToMicros(time.GetUtcNow());
        if (query.Filter.Band.Length > 0)
            return await ListBandAsync(query, own, nowMicros);
        if (query is { Filter.IsAll: true, Order: PartnerOrder.PartnerId, IsDescending: false })
            return Answer<ListedPartners>.Of(await ListByIdAsync(query, own, nowMicros), default);
        if (own.Count > 0)
            return Answer<ListedPartners>.Of(await new OwnPartnerList(index, query, nowMicros).ReadAsync(own), default);
        return missing.AreWritten ? Answer<ListedPartners>.Of(await new PartnerList(index, query, null, nowMicros).ReadAsync(), default) : Answer<ListedPartners>.Refuse(Pending);
    }

    private async Task<Answer<ListedPartners>> ListBandAsync(ListPartners query, IReadOnlySet<string> own, long nowMicros)
    {
        if (!bands.AreKept)
            return Answer<ListedPartners>.Refuse(ViewsOff);
        var band = query.Filter.Band;
        if (await bands.ReadAsync(LongestWait, CancellationToken.None) is not { } table)
            return Answer<ListedPartners>.Refuse(BandsPending);
        if (CheckBand(band, table) is { } refusal)
            return Answer<ListedPartners>.Refuse(refusal);
        var members = own.Count > 0 ? own.Where(partnerId => table.IsIn(partnerId, band)).ToHashSet(StringComparer.Ordinal) : table.Few(band, Few);
        if (members is not null)
            return Answer<ListedPartners>.Of(await new OwnPartnerList(index, query, nowMicros).ReadAsync(members), default);
        return missing.AreWritten ? Answer<ListedPartners>.Of(await new PartnerList(index, query, table, nowMicros).ReadAsync(), default) : Answer<ListedPartners>.Refuse(Pending);
    }

    private async Task<ListedPartners> ListByIdAsync(ListPartners query, IReadOnlySet<string> own, long nowMicros)
    {
        var page = await IndexDirectory.PageAsync(index, PartnerDirectory.Prefix, query.After, Pages.Size(query.PageSize), Pages.LargestBytes, own);
        return new ListedPartners([.. page.Values.Select(value => PartnerLife.Read(value.Span)).Select(life => life.On(life.DayOf(nowMicros)))], page.Last);
    }

    private static Refusal? CheckBand(string band, BandTable table) => table switch
    {
        { Names.Length: 0 } => Refusal.FailedPrecondition("BANDS_UNDEFINED", "No scorecard with bands holds for the present month: define one, or list without a band."),
        _ when !table.Names.Contains(band) => Refusal.InvalidArgument("BAND", $"The scorecard of the present month has no band '{band}': its bands are {string.Join(", ", table.Names)}.", "band"),
        _ => null,
    };
}
