using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Watching;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Cli.Settlement;

/// <summary>channelctl settle balance</summary>
internal static class BalanceVerb
{
    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var watch = new Option<bool>("--watch") { Description = "Show it live." };
        var watching = new WatchOptions();
        return host.Verb(
            "balance",
            "Shows what a partner has earned and what became of it, with the distance to the next bracket.",
            "settle balance store-0042",
            [partner, watch, .. watching.All],
            async (session, cancellationToken) =>
            {
                var partnerId = session.Arguments.GetRequiredValue(partner);
                if (session.Arguments.GetValue(watch))
                {
                    var watched = new WatchBalanceRequest { PartnerId = partnerId, MinInterval = watching.Interval(session.Arguments) };
                    var view = new WatchView<WatchBalanceResponse>(
                        (one, stop) => new SettlementService.SettlementServiceClient(one.Channel).WatchBalance(watched, cancellationToken: stop),
                        answer => BalanceView.Of(partnerId, answer.Balance), answer => BalanceView.LineOf(answer.Balance));
                    return await watching.RunAsync(session, view, cancellationToken);
                }
                watching.RequireUnset(session);
                var balance = await new SettlementService.SettlementServiceClient(session.Channel).GetBalanceAsync(new GetBalanceRequest { PartnerId = partnerId }, cancellationToken: cancellationToken);
                session.Write(balance, () => BalanceView.Of(partnerId, balance));
                return ExitCode.Done;
            },
            WatchOptions.Explanation("settle balance store-0042 --watch --json --count 1 | jq .balance.balance.accrued"));
    }
}
