using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Markets;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Partners;

/// <summary>channelctl partner plan</summary>
internal static class PartnerPlanning
{
    public static Command Verb(CliHost host)
    {
        var id = CommonOptions.PartnerId();
        var summary = CommonOptions.RequiredText("--summary", "What each side brings and gets.");
        var owner = CommonOptions.Text("--owner", "Who negotiates for the company.");
        var sales = NumberOptions.Decimal("--expected-sales", "Net sales expected of the first year, in the partner's currency, at most 6 decimals, as 1234.50.");
        var starts = CommonOptions.Text("--starts-on", "Business day on which the cooperation is to begin, yyyy-mm-dd.");
        var etag = CommonOptions.Text("--etag", "Change the plan only if this is still its etag.");
        return host.Verb(
            "plan",
            "Writes down the cooperation plan with a QUALIFIED or NEGOTIATING partner, or changes all of it.",
            "partner plan store-0042 --summary \"two shops, 30 days of payment, we train\" --expected-sales 1200000 --starts-on 2026-07-01",
            [id, summary, owner, sales, starts, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var plan = new CooperationPlan
                {
                    Summary = arguments.GetRequiredValue(summary),
                    Owner = arguments.GetValue(owner) ?? "",
                    StartsOn = arguments.GetValue(starts) ?? "",
                    Etag = arguments.GetValue(etag) ?? "",
                };
                var client = new PartnerService.PartnerServiceClient(session.Channel);
                var partnerId = arguments.GetRequiredValue(id);
                if (arguments.GetValue(sales) is { } amount)
                {
                    plan.ExpectedSales = ReportedAmount.ToMoney(amount);
                    var known = await client.GetPartnerAsync(new GetPartnerRequest { PartnerId = partnerId }, cancellationToken: cancellationToken);
                    plan.ExpectedSales.CurrencyCode = known.Partner.CurrencyCode;
                }

                var request = new PlanCooperationRequest { PartnerId = partnerId, Plan = plan, RequestId = session.RequestId };
                var answer = await client.PlanCooperationAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Plan, () => SelectionView.Plan(answer.Plan));
                return ExitCode.Done;
            });
    }
}
