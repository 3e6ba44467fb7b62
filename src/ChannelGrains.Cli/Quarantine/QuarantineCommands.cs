using System.CommandLine;
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
        var item = new Argument<string>("ITEM") { Description = "Item id, as quarantine list shows it." };
        var corrected = new Option<FileInfo>("--corrected")
        {
            Description = "File with the corrected transaction as proto3 JSON; without it the item is replayed as it is.",
        };
        corrected.Validators.Add(CommonOptions.MustBeFile);
        var note = CommonOptions.RequiredText("--note", "Why, for people.");
        return host.Verb(
            "replay",
            "Applies one item now, as it is or corrected. Its identity stays the original's. Exit code 1 when it stays in quarantine.",
            "quarantine replay store-0042 17.3 --note \"clock of till 17 set right\"",
            [partner, item, corrected, note, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new ReplayQuarantinedRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    QuarantineId = session.Arguments.GetRequiredValue(item),
                    Corrected = session.Arguments.GetValue(corrected) is { } file ? Read(file) : null,
                    Note = session.Arguments.GetRequiredValue(note),
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).ReplayQuarantinedAsync(request, cancellationToken: cancellationToken);
                var applied = answer.Reason == QuarantineReason.Unspecified;
                session.Write(answer, () => Tables.Details(
                    (request.QuarantineId, applied ? "applied" : $"still in quarantine: {EnumNames.Of(answer.Reason)}")));
                return applied ? ExitCode.Done : ExitCode.Refused;
            });
    }

    private static Command DiscardVerb(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var items = new Argument<string[]>("ITEMS")
        {
            Description = "Item ids, as quarantine list shows them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var note = CommonOptions.RequiredText("--note", "Why, for people.");
        return host.Verb(
            "discard",
            "Closes items without applying them.",
            "quarantine discard store-0042 17.3 17.4 --note \"test receipts\"",
            [partner, items, note, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new DiscardQuarantinedRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    QuarantineIds = { session.Arguments.GetRequiredValue(items) },
                    Note = session.Arguments.GetRequiredValue(note),
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).DiscardQuarantinedAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Tables.Details(("discarded", Figures.Of(answer.Discarded))));
                return ExitCode.Done;
            });
    }

    private static IngestService.IngestServiceClient Client(Session session) => new(session.Channel);

    private static Transaction Read(FileInfo file)
    {
        try
        {
            return JsonParser.Default.Parse<Transaction>(File.ReadAllText(file.FullName));
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new UsageException($"{file.Name} is not a transaction in proto3 JSON: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file.FullName} cannot be read: {e.Message}");
        }
    }
}
