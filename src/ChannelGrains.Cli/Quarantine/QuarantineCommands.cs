using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Ingest.V1;
using Google.Protobuf;

namespace ChannelGrains.Cli.Quarantine;

/// <summary>channelctl quarantine ...</summary>
internal static class QuarantineCommands
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host) =>
        new("quarantine", "Shows, replays and discards transactions that were not applied.")
        {
            ListVerb(host), ReplayVerb(host), DiscardVerb(host),
        };

    private static Command ListVerb(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var limit = CommonOptions.Limit(100);
        return host.Verb(
            "list",
            "Lists the open items of a partner, oldest first.",
            "quarantine list store-0042",
            [partner, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var all = new ListQuarantinedResponse();
                var request = new ListQuarantinedRequest { PartnerId = session.Arguments.GetRequiredValue(partner), PageSize = PageSize };
                do
                {
                    var page = await Client(session).ListQuarantinedAsync(request, cancellationToken: cancellationToken);
                    all.Items.AddRange(page.Items.Take(most - all.Items.Count));
                    all.TotalSize = page.TotalSize;
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Items.Count < most);

                session.Write(all, () => QuarantineView.Of(all));
                return ExitCode.Done;
            });
    }

    private static Command ReplayVerb(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var item = new Argument<string?>("ITEM") { Description = "Item id, as quarantine list shows it.", Arity = ArgumentArity.ZeroOrOne };
        var filter = new FilterOptions();
        var corrected = new Option<FileInfo>("--corrected")
        {
            Description = "File with the corrected transaction as proto3 JSON; without it the item is replayed as it is.",
        };
        corrected.Validators.Add(CommonOptions.MustBeFile);
        var note = CommonOptions.RequiredText("--note", "Why, for people.");
        return host.Verb(
            "replay",
            "Applies one item now, as it is or corrected, or all that the options choose, as they are. Their identity stays the original's. Exit code 1 when one stays in quarantine.",
            "quarantine replay store-0042 --source till-17 --reason CLOCK_AHEAD --note \"the server's clock is right again\"",
            [partner, item, .. filter.All, corrected, note, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new ReplayQuarantinedRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    Corrected = session.Arguments.GetValue(corrected) is { } file ? Read(file) : null,
                    Note = session.Arguments.GetRequiredValue(note),
                    RequestId = session.RequestId,
                };
                var (id, chosen) = (session.Arguments.GetValue(item), filter.Read(session.Arguments));
                RequireOne(id is not null, chosen is not null);
                if (chosen is not null)
                {
                    request.Filter = chosen;
                    return await QuarantineSweep.ReplayAsync(session, Client(session), request, cancellationToken);
                }

                request.QuarantineId = id;
                var answer = await Client(session).ReplayQuarantinedAsync(request, cancellationToken: cancellationToken);
                var applied = answer.Reason == QuarantineReason.Unspecified;
                session.Write(answer, () => Tables.Details(
                    (id!, applied ? "applied" : $"still in quarantine: {EnumNames.Of(answer.Reason)}")));
                return applied ? ExitCode.Done : ExitCode.Refused;
            });
    }

    private static Command DiscardVerb(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var items = new Argument<string[]>("ITEMS")
        {
            Description = "Item ids, as quarantine list shows them.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var filter = new FilterOptions();
        var note = CommonOptions.RequiredText("--note", "Why, for people.");
        return host.Verb(
            "discard",
            "Closes items without applying them: those named, or all that the options choose.",
            "quarantine discard store-0042 17.3 17.4 --note \"test receipts\"",
            [partner, items, .. filter.All, note, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new DiscardQuarantinedRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    QuarantineIds = { session.Arguments.GetValue(items) ?? [] },
                    Filter = filter.Read(session.Arguments),
                    Note = session.Arguments.GetRequiredValue(note),
                    RequestId = session.RequestId,
                };
                RequireOne(request.QuarantineIds.Count > 0, request.Filter is not null);
                if (request.Filter is not null)
                    return await QuarantineSweep.DiscardAsync(session, Client(session), request, cancellationToken);
                var answer = await Client(session).DiscardQuarantinedAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Tables.Details(("discarded", Figures.Of(answer.Discarded))));
                return ExitCode.Done;
            });
    }

    private static void RequireOne(bool hasItems, bool hasFilter)
    {
        if (hasItems == hasFilter)
            throw new UsageException(hasItems
                ? "Name items, or choose them by --source, --reason and --until; not both."
                : "Name items, as quarantine list shows them, or choose them by --source, --reason or --until.");
    }

    private static IngestService.IngestServiceClient Client(Session session) => new(session.Channel);

    private static Transaction Read(FileInfo file)
    {
        try
        {
            return JsonParser.Default.Parse<Transaction>(File.ReadAllText(file.FullName));
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new UsageException($"{file.Name} is not a transaction in proto3 JSON: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file.FullName} cannot be read: {exception.Message}");
        }
    }
}
