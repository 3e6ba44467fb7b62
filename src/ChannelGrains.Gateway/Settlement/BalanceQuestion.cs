using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Gateway.Settlement;

/// <summary>A partner's balance, watched. What changes with the business day alone is seen at the next renewal.</summary>
internal sealed record BalanceQuestion(string PartnerId, CommissionReader Reader, ChangeReceiver Changes) : WatchQuestion<WatchBalanceResponse>
{
    public override string Name => $"The balance of partner {PartnerId}";

    public override IReadOnlyList<string> Sources => [PartnerSource.Of(PartnerId)];

    public override async Task<WatchBalanceResponse> ReadAsync() =>
        new() { Balance = await Reader.BalanceAsync(PartnerId, Changes.Observer, CancellationToken.None) };

    public override long VersionOf(WatchBalanceResponse answer, WatchBalanceResponse? last, long lastVersion) =>
        last is not null && Shown(answer).Equals(Shown(last)) ? lastVersion : lastVersion + 1;

    private static GetBalanceResponse Shown(WatchBalanceResponse answer)
    {
        var shown = answer.Balance.Clone();
        shown.AsOf = null;
        return shown;
    }
}
