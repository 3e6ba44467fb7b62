using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Partners;

/// <summary>channelctl partner score</summary>
internal static class PartnerScoring
{
    public static Command Verb(CliHost host)
    {
        var id = CommonOptions.PartnerId();
        var points = NamedNumbers.Option("--points", "A criterion and its points, 0 to 100, as reach=80; once for each criterion.");
        var note = CommonOptions.Text("--note", "What the points rest on.");
        return host.Verb(
            "score",
            "Scores a PROSPECT by the selection criteria; a later score replaces the one before.",
            "partner score store-0042 --points reach=80 --points solvency=65 --points fit=90 --note \"visit of 12 May\"",
            [id, points, note, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new ScorePartnerRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(id),
                    Points = { NamedNumbers.Read(session.Arguments, points).Select(pair => new CriterionPoints { Name = pair.Name, Points = pair.Number }) },
                    Note = session.Arguments.GetValue(note) ?? "",
                    RequestId = session.RequestId,
                };
                var client = new PartnerService.PartnerServiceClient(session.Channel);
                var answer = await client.ScorePartnerAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Score, () => SelectionView.Score(answer.Score));
                return ExitCode.Done;
            });
    }
}
