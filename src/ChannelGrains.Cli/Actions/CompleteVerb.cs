using System.CommandLine;
using ChannelGrains.Actions.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Markets;
using ChannelGrains.Cli.Numbers;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Actions;

/// <summary>channelctl action complete</summary>
internal static class CompleteVerb
{
    public static Command Create(CliHost host)
    {
        var (action, partner) = (ActionOptions.ActionId(), ActionOptions.Partner("Whose it is; default the programme's."));
        var note = CommonOptions.Text("--note", "What is to be said of it.");
        var (before, after) = (Files("--before", "before"), Files("--after", "after"));
        var cost = NumberOptions.Decimal("--cost", "What it cost in all, in the programme's currency, at most 6 decimals, as 120.50.");
        return host.Verb(
            "complete",
            "Says that an action is done, and what shows it.",
            "action complete auto-finding-0f3a --partner store-0042 --before 3b1e... --after 9c04... --cost 120.50",
            [action, partner, note, before, after, cost, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new CompleteActionRequest
                {
                    PartnerId = arguments.GetValue(partner) ?? "",
                    ActionId = arguments.GetRequiredValue(action),
                    Note = arguments.GetValue(note) ?? "",
                    BeforeFiles = { arguments.GetValue(before) ?? [] },
                    AfterFiles = { arguments.GetValue(after) ?? [] },
                    RequestId = session.RequestId,
                };
                if (arguments.GetValue(cost) is { } amount)
                {
                    request.Cost = ReportedAmount.ToMoney(amount);
                    request.Cost.CurrencyCode = (await new ProgrammeService.ProgrammeServiceClient(session.Channel)
                        .GetProgrammeAsync(new GetProgrammeRequest(), cancellationToken: cancellationToken)).Programme.CurrencyCode;
                }

                var done = (await ActionOptions.Client(session).CompleteActionAsync(request, cancellationToken: cancellationToken)).Action;
                session.Write(done, () => ActionOutput.One(done));
                return ExitCode.Done;
            });
    }

    private static Option<string[]> Files(string name, string when) => new(name)
    {
        Description = $"A file of {when}, by its SHA-256; may be given several times.",
        AllowMultipleArgumentsPerToken = true,
    };
}
