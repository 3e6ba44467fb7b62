using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Certificates;

internal sealed class CertifiedViewGrain(FeedParts parts, SavedViews saved, ViewInstruments instruments, TimeProvider time, ILogger<CertifiedViewGrain> logger)
    : ViewGrain<CertifiedView>(RowSpaces.Certified, parts, saved, instruments, time, logger), ICertifiedViewGrain
{
    public Task<ViewReading<IReadOnlyList<string>>> ReadCertified(string code, BusinessDay day) => Task.FromResult(Read(() => View.CertifiedOn(code, day)));

    protected override void OnTold()
    {
    }

    protected override void OnLeaving()
    {
    }
}
