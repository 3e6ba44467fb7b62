using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using ChannelGrains.Settlement.V1;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Settlement;

/// <summary>channelctl settle profit</summary>
internal static class ProfitVerb
{
    public static Command Create(CliHost host)
    {
        var period = new Argument<string>("PERIOD") { Description = "Month 2026-01, quarter 2026-Q1, year 2026." };
        var company = new Option<bool>("--company") { Description = "Of all partners." };
        var type = CommonOptions.Choice<ChannelType>("--type", "Of partners of this type.");
        var region = CommonOptions.Text("--region", "Of partners of this region and all below it, as cn/sichuan.");
        var partner = CommonOptions.Text("--partner", "Of this partner.");
        return host.Verb(
            "profit",
            "Shows net sales, cost, commission and what is left of them.",
            "settle profit 2026-Q1 --region cn/sichuan",
            [period, company, type, region, partner],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                List<ProfitScope> scopes = [];
                if (arguments.GetValue(company))
                    scopes.Add(new ProfitScope { Company = true });
                if (arguments.GetValue(type) is { } ofType)
                    scopes.Add(new ProfitScope { ChannelType = EnumNames.Parse<ChannelType>(ofType) });
                if (arguments.GetValue(region) is { } ofRegion)
                    scopes.Add(new ProfitScope { Region = ofRegion });
                if (arguments.GetValue(partner) is { } ofPartner)
                    scopes.Add(new ProfitScope { PartnerId = ofPartner });
                if (scopes.Count != 1)
                    throw new UsageException("Say of whom: exactly one of --company, --type, --region and --partner.");
                var request = new GetProfitAndLossRequest { Scope = scopes[0], Period = arguments.GetRequiredValue(period) };
                var answer = await new SettlementService.SettlementServiceClient(session.Channel).GetProfitAndLossAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Of(answer));
                return ExitCode.Done;
            });
    }

    private static IRenderable Of(GetProfitAndLossResponse answer) => Tables.Details(
        ("net sales", $"{Figures.Of(answer.Net)} {answer.CurrencyCode}"),
        ("known cost", $"{Figures.Of(answer.Cost)}, of net sales of {Figures.Of(answer.NetWithKnownCost)}"),
        ("commission", answer.Commission),
        ("programme spend", Figures.Of(answer.ProgrammeSpend)),
        ("profit", $"{answer.Profit} {answer.CurrencyCode}"),
        ("partners", Figures.Of(answer.PartnerCount)),
        ("as of", Figures.Of(answer.AsOf)));
}
