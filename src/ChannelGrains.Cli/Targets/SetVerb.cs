using System.CommandLine;
using System.Globalization;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Markets;
using ChannelGrains.Partners.V1;
using ChannelGrains.Targets.V1;

namespace ChannelGrains.Cli.Targets;

/// <summary>channelctl target set</summary>
internal static class SetVerb
{
    public static Command Create(CliHost host)
    {
        var (scope, year) = (new TargetScopeOptions(), TargetScopeOptions.Year());
        var amount = NumberOptions.Decimal("--amount", "The year's target in the programme's currency, as 1234.50.");
        amount.Required = true;
        var months = CommonOptions.Text("--months", "Weights of the twelve months, as 2,1,1,1,1,1,1,1,1,1,1,3; default those of before, of a first target equal ones.");
        var lastYear = new Option<bool>("--last-year") { Description = "Weigh the months by last year's net sales; `target weights` shows them." };
        var etag = CommonOptions.Text("--etag", "Set it only if this is still the target's etag.");
        return host.Verb(
            "set",
            "Sets a target for a year, or changes it: months that are over keep what they had.",
            "target set 2026 --company --amount 100000000",
            [year, .. scope.All, amount, months, lastYear, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new SetTargetRequest
                {
                    Scope = scope.Of(arguments),
                    Year = arguments.GetRequiredValue(year),
                    Amount = ReportedAmount.ToMoney(arguments.GetRequiredValue(amount)!.Value),
                    Etag = arguments.GetValue(etag) ?? "",
                    RequestId = session.RequestId,
                };
                var programme = await new ProgrammeService.ProgrammeServiceClient(session.Channel).GetProgrammeAsync(new GetProgrammeRequest(), cancellationToken: cancellationToken);
                request.Amount.CurrencyCode = programme.Programme.CurrencyCode;
                var client = new TargetService.TargetServiceClient(session.Channel);
                request.Weights = arguments.GetValue(lastYear)
                    ? await LastYearAsync(client, request.Scope, request.Year, cancellationToken)
                    : arguments.GetValue(months) is { } weights ? Read(weights) : null;
                var answer = await client.SetTargetAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => TargetView.Whole(answer.Target, answer.Cascade, answer.IsoWeeks));
                return ExitCode.Done;
            });
    }

    /// <summary>Last year's weights, as the server shows them.</summary>
    public static async Task<TargetWeights> LastYearAsync(TargetService.TargetServiceClient client, TargetScope scope, string year, CancellationToken cancellationToken) =>
        (await client.PreviewWeightsAsync(new PreviewWeightsRequest { Scope = scope, Year = year }, cancellationToken: cancellationToken)).Weights;

    private static TargetWeights Read(string text)
    {
        var weights = new TargetWeights();
        foreach (var part in text.Split(','))
            weights.Months.Add(long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var weight)
                ? weight
                : throw new UsageException($"--months {text}: '{part}' is no whole number from 0 on."));
        return weights;
    }
}
