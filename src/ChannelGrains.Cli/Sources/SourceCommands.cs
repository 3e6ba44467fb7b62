using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Cli.Sources;

/// <summary>channelctl source ...</summary>
internal static class SourceCommands
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host) => new("source", "Registers, shows and changes feeds of transactions.")
    {
        CreateVerb(host), GetVerb(host), ListVerb(host), UpdateVerb(host),
    };

    private static Command CreateVerb(CliHost host)
    {
        var id = Id();
        var options = new SourceOptions();
        var mode = CommonOptions.Choice<SourceMode>(
            "--mode", "SEQUENCED: the sender numbers each partner's transactions 1, 2, 3; KEYED: transaction ids decide. Fixed for ever.");
        mode.Required = true;
        return host.Verb(
            "create",
            "Registers a source.",
            "source create erp-eu --mode KEYED --name \"ERP Europe\" --partner store-0042 --partner store-0043",
            [id, mode, .. options.All, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var source = new Source
                {
                    SourceId = session.Arguments.GetRequiredValue(id),
                    Mode = EnumNames.Parse<SourceMode>(session.Arguments.GetValue(mode)),
                };
                options.Fill(source, session.Arguments);
                var request = new CreateSourceRequest { Source = source, RequestId = session.RequestId };
                var answer = await Client(session).CreateSourceAsync(request, cancellationToken: cancellationToken);
                return Show(session, answer.Source);
            });
    }

    private static Command GetVerb(CliHost host)
    {
        var id = Id();
        return host.Verb("get", "Shows one source.", "source get erp-eu", [id], async (session, cancellationToken) =>
        {
            var request = new GetSourceRequest { SourceId = session.Arguments.GetRequiredValue(id) };
            var answer = await Client(session).GetSourceAsync(request, cancellationToken: cancellationToken);
            return Show(session, answer.Source);
        });
    }

    private static Command ListVerb(CliHost host) =>
        host.Verb("list", "Lists the sources by id.", "source list", [], async (session, cancellationToken) =>
        {
            var all = new ListSourcesResponse();
            var request = new ListSourcesRequest { PageSize = PageSize };
            do
            {
                var page = await Client(session).ListSourcesAsync(request, cancellationToken: cancellationToken);
                all.Sources.AddRange(page.Sources);
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);

            session.Write(all, () =>
            {
                var table = Tables.Create("source", "mode", "name", "partners", ">max age days");
                foreach (var s in all.Sources)
                    table.Row(s.SourceId, EnumNames.Of(s.Mode), s.DisplayName, Partners(s), MaxAge(s));

                return table;
            });
            return ExitCode.Done;
        });

    private static Command UpdateVerb(CliHost host)
    {
        var id = Id();
        var options = new SourceOptions();
        var etag = CommonOptions.Text("--etag", "Change it only if this is still its etag.");
        return host.Verb(
            "update",
            "Changes what is given; the rest stays. The mode never changes.",
            "source update erp-eu --max-age-days 4000",
            [id, .. options.All, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var source = new Source
                {
                    SourceId = session.Arguments.GetRequiredValue(id),
                    Etag = session.Arguments.GetValue(etag) ?? "",
                };
                var given = options.Fill(source, session.Arguments);
                if (given.Count == 0)
                    throw new UsageException("Nothing to change: give --name, --partner, --every-partner or --max-age-days.");

                var request = new UpdateSourceRequest
                {
                    Source = source,
                    UpdateMask = new FieldMask { Paths = { given } },
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).UpdateSourceAsync(request, cancellationToken: cancellationToken);
                return Show(session, answer.Source);
            });
    }

    private static Argument<string> Id() => new("SOURCE") { Description = "Source id." };

    private static IngestService.IngestServiceClient Client(Session session) => new(session.Channel);

    private static int Show(Session session, Source source)
    {
        session.Write(source, () => Tables.Details(
            ("source", source.SourceId),
            ("mode", EnumNames.Of(source.Mode)),
            ("name", source.DisplayName),
            ("partners", Partners(source)),
            ("max age days", MaxAge(source)),
            ("etag", source.Etag)));
        return ExitCode.Done;
    }

    private static string Partners(Source source) =>
        source.AllowedPartnerIds.Count == 0 ? "every partner" : string.Join(", ", source.AllowedPartnerIds);

    private static string MaxAge(Source source) => source.MaxAgeDays == 0 ? "default" : Figures.Of(source.MaxAgeDays);
}
