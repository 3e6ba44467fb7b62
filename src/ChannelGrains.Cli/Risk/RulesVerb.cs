using System.CommandLine;
using ChannelGrains.Cli.Files;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Risks.V1;

namespace ChannelGrains.Cli.Risk;

/// <summary>channelctl risk rules</summary>
internal static class RulesVerb
{
    public static Command Create(CliHost host)
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "Rules to set, YAML or JSON, as risk rules --json shows them; without it the rules are shown.", Arity = ArgumentArity.ZeroOrOne };
        file.Validators.Add(CommonOptions.MustBeFile);
        return host.Verb(
            "rules",
            "Shows how risk is told, or sets it out of a file. All partners are told anew by new rules.",
            "risk rules rules.yaml",
            [file, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var client = new RiskService.RiskServiceClient(session.Channel);
                RiskRules rules;
                if (session.Arguments.GetValue(file) is { } given)
                {
                    var read = await MessageFile.ReadAsync<RiskRules>(given.FullName, cancellationToken);
                    if (read.Count != 1)
                        throw new UsageException($"{given.Name} has {read.Count} documents: one is set.");
                    rules = (await client.SetRiskRulesAsync(new SetRiskRulesRequest { Rules = read[0], RequestId = session.RequestId }, cancellationToken: cancellationToken)).Rules;
                }
                else
                    rules = (await client.GetRiskRulesAsync(new GetRiskRulesRequest(), cancellationToken: cancellationToken)).Rules;

                session.Write(rules, () => RiskView.Of(rules));
                return ExitCode.Done;
            });
    }
}
