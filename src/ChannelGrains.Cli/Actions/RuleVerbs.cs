using System.CommandLine;
using ChannelGrains.Actions.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Actions;

/// <summary>channelctl action rules, set-rule</summary>
internal static class RuleVerbs
{
    private const int MaxDays = 366, MaxPercent = 10_000;

    public static Command Show(CliHost host) => host.Verb(
        "rules", "Shows the owners and days that actions get where nobody says them.", "action rules", [], async (session, cancellationToken) =>
        {
            var rules = await ActionOptions.Client(session).GetActionRulesAsync(new GetActionRulesRequest(), cancellationToken: cancellationToken);
            session.Write(rules, () => Of(rules));
            return ExitCode.Done;
        });

    public static Command Set(CliHost host)
    {
        var kind = CommonOptions.Choice<ActionKind>("--kind", "The kind of which the rule is set.");
        var owner = CommonOptions.Text("--owner", "Who is to do actions of the kind.");
        var days = new[] { "low", "medium", "high", "critical" }.Select(name => (Name: name, Option: new Option<int?>($"--{name}-days") { Description = $"Days to do one of priority {name.ToUpperInvariant()}, 0 to {MaxDays}." })).ToDictionary();
        var growth = new Option<int?>("--recruitment-growth-percent") { Description = $"Growth of customers over a month that asks for recruitment, 1 to {MaxPercent}; 0 for none." };
        return host.Verb(
            "set-rule",
            "Changes what actions of a kind get where nobody says it; what is not given stays.",
            "action set-rule --kind COMPLAINT --owner \"after-sales\" --high-days 3",
            [kind, owner, .. days.Values, growth, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var (client, arguments) = (ActionOptions.Client(session), session.Arguments);
                var present = await client.GetActionRulesAsync(new GetActionRulesRequest(), cancellationToken: cancellationToken);
                if (arguments.GetValue(kind) is { } name)
                    Change(present.Rules.Single(rule => rule.Kind == EnumNames.Parse<ActionKind>(name)));
                else if (arguments.GetValue(owner) is not null || days.Values.Any(option => arguments.GetValue(option) is not null))
                    throw new UsageException("--owner and the days are those of a kind: give --kind too.");
                var request = new SetActionRulesRequest
                {
                    Rules = { present.Rules },
                    RecruitmentGrowthPercent = arguments.GetValue(growth) ?? present.RecruitmentGrowthPercent,
                    Etag = present.Etag,
                    RequestId = session.RequestId,
                };
                var set = await client.SetActionRulesAsync(request, cancellationToken: cancellationToken);
                session.Write(set, () => Of(new GetActionRulesResponse { Rules = { set.Rules }, RecruitmentGrowthPercent = set.RecruitmentGrowthPercent, Etag = set.Etag }));
                return ExitCode.Done;

                void Change(ActionRule rule)
                {
                    rule.Owner = arguments.GetValue(owner) ?? rule.Owner;
                    rule.LowDays = arguments.GetValue(days["low"]) ?? rule.LowDays;
                    rule.MediumDays = arguments.GetValue(days["medium"]) ?? rule.MediumDays;
                    rule.HighDays = arguments.GetValue(days["high"]) ?? rule.HighDays;
                    rule.CriticalDays = arguments.GetValue(days["critical"]) ?? rule.CriticalDays;
                }
            });
    }

    private static IRenderable Of(GetActionRulesResponse rules)
    {
        var table = Tables.Create("kind", "owner", ">low", ">medium", ">high", ">critical");
        foreach (var rule in rules.Rules)
            table.Row(EnumNames.Of(rule.Kind), rule.Owner, Figures.Of(rule.LowDays), Figures.Of(rule.MediumDays), Figures.Of(rule.HighDays), Figures.Of(rule.CriticalDays));
        return new Rows(table, Tables.Line(rules.RecruitmentGrowthPercent == 0
            ? "days by priority; growth of customers asks for no recruitment"
            : $"days by priority; growth of customers by {Figures.Of(rules.RecruitmentGrowthPercent)} % over a month asks for recruitment"));
    }
}
