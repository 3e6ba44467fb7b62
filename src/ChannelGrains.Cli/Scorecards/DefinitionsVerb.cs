using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Scorecards.V1;
using Spectre.Console;

namespace ChannelGrains.Cli.Scorecards;

/// <summary>channelctl scorecard definitions</summary>
internal static class DefinitionsVerb
{
    public static Command Create(CliHost host) => host.Verb(
        "definitions", "Shows all versions of the scorecard, in the order in which they were defined.", "scorecard definitions", [], async (session, cancellationToken) =>
        {
            var client = new ScorecardService.ScorecardServiceClient(session.Channel);
            var answer = await client.ListScorecardDefinitionsAsync(new ListScorecardDefinitionsRequest(), cancellationToken: cancellationToken);
            session.Write(answer, () => new Rows(answer.Definitions.Select(ScorecardView.Of)));
            return ExitCode.Done;
        });
}
