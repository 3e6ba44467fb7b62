using ChannelGrains.Domain.Calendars;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Kpi.V1;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>The figures of one partner in one period, watched; their version is the partner's journal's.</summary>
internal sealed record PartnerKpisQuestion(string PartnerId, Period Period, PartnerGrains Partners, AnswerGate Gate, ChangeReceiver Changes)
    : WatchQuestion<WatchPartnerKpisResponse>
{
    public override string Name => $"The figures of partner {PartnerId}";

    public override IReadOnlyList<string> Sources => [PartnerSource.Of(PartnerId)];

    public override async Task<WatchPartnerKpisResponse> ReadAsync()
    {
        var figures = await Gate.PassAsync(await Partners.Get(PartnerId).WatchKpis(Period, Changes.Observer), CancellationToken.None);
        return KpiMessages.ToWatchResponse(PartnerId, figures);
    }

    public override long VersionOf(WatchPartnerKpisResponse answer, WatchPartnerKpisResponse? last, long lastVersion) => answer.JournalVersion;
}
