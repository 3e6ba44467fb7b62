using System.CommandLine;
using System.Globalization;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Cli.Lanes;

/// <summary>channelctl lane ...</summary>
internal static class LaneCommands
{
    public static Command Create(CliHost host) =>
        new("lane", "Shows how far each source has come with each partner, and replaces devices.")
        {
            GetVerb(host), ListVerb(host), OpenVerb(host),
        };

    private static Command GetVerb(CliHost host)
    {
        var (source, partner) = (Source(), CommonOptions.PartnerId());
        return host.Verb(
            "get",
            "Shows the lane of a source and a partner.",
            "lane get till-17 store-0042",
            [source, partner],
            async (session, cancellationToken) =>
            {
                var request = new GetLaneRequest
                {
                    SourceId = session.Arguments.GetRequiredValue(source),
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                };
                var answer = await Client(session).GetLaneAsync(request, cancellationToken: cancellationToken);
                return Show(session, answer.Lane);
            });
    }

    private static Command ListVerb(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        return host.Verb("list", "Lists the lanes of one partner.", "lane list store-0042", [partner], async (session, cancellationToken) =>
        {
            var request = new ListLanesRequest { PartnerId = session.Arguments.GetRequiredValue(partner) };
            var answer = await Client(session).ListLanesAsync(request, cancellationToken: cancellationToken);
            session.Write(answer, () =>
            {
                var table = Tables.Create("source", ">epoch", ">committed", ">accepted", ">quarantined", "=last seen", "conflict");
                foreach (var lane in answer.Lanes)
                    table.Row(
                        lane.SourceId, Figures.Of(lane.Epoch), Figures.Of(lane.CommittedSequence), Figures.Of(lane.AcceptedCount),
                        Figures.Of(lane.QuarantinedCount), Figures.Of(lane.LastSeenAt), lane.ConflictSeen ? "yes" : "");

                return table;
            });
            return ExitCode.Done;
        });
    }

    private static Command OpenVerb(CliHost host)
    {
        var (source, partner) = (Source(), CommonOptions.PartnerId());
        var epoch = new Option<long>("--expected-epoch")
        {
            Description = "The epoch that is current, as lane get shows it; 0 for none.",
            Required = true,
        };
        var reason = CommonOptions.RequiredText("--reason", "Why, for people.");
        return host.Verb(
            "open",
            "Opens the next epoch of a lane for a replaced or reset device, at number 1; the old device is fenced.",
            "lane open till-17 store-0042 --expected-epoch 1 --reason \"till replaced\"",
            [source, partner, epoch, reason, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new OpenLaneRequest
                {
                    SourceId = session.Arguments.GetRequiredValue(source),
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    ExpectedEpoch = session.Arguments.GetRequiredValue(epoch),
                    Reason = session.Arguments.GetRequiredValue(reason),
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).OpenLaneAsync(request, cancellationToken: cancellationToken);
                return Show(session, answer.Lane);
            });
    }

    private static Argument<string> Source() => new("SOURCE") { Description = "Source id." };

    private static IngestService.IngestServiceClient Client(Session session) => new(session.Channel);

    private static int Show(Session session, Lane lane)
    {
        session.Write(lane, () => Tables.Details(
            ("source", lane.SourceId),
            ("partner", lane.PartnerId),
            ("epoch", Figures.Of(lane.Epoch)),
            ("committed number", Figures.Of(lane.CommittedSequence)),
            ("last transaction", lane.LastTransactionId),
            ("last content hash", lane.LastContentHash.ToString("x16", CultureInfo.InvariantCulture)),
            ("last seen", Figures.Of(lane.LastSeenAt)),
            ("accepted", Figures.Of(lane.AcceptedCount)),
            ("quarantined", Figures.Of(lane.QuarantinedCount)),
            ("conflict", lane.ConflictSeen ? "yes: a second device uses this lane" : ""),
            ("journal incarnation", Figures.Of(lane.JournalIncarnation))));
        return ExitCode.Done;
    }
}
