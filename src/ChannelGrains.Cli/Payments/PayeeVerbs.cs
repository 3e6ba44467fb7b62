using System.CommandLine;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Cli.Agreements;
using ChannelGrains.Cli.Files;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Cli.Payments;

/// <summary>channelctl pay payee, set-payee, verify-payee, payee-history</summary>
internal static class PayeeVerbs
{
    private const int PageSize = 1_000;

    public static Command Show(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        return host.Verb(
            "payee",
            "Shows whom a partner's money goes to, and what keeps it from going there.",
            "pay payee store-0042",
            [partner],
            async (session, cancellationToken) =>
            {
                var answer = await Client(session).GetPayeeAsync(new GetPayeeRequest { PartnerId = session.Arguments.GetRequiredValue(partner) }, cancellationToken: cancellationToken);
                session.Write(answer, () => PaymentView.Of(answer.Payee, answer.Etag));
                return ExitCode.Done;
            });
    }

    public static Command Set(CliHost host)
    {
        var (partner, reason, etag) = (CommonOptions.PartnerId(), CommonOptions.RequiredText("--reason", "Why."), AgreementOptions.Etag());
        var file = new Argument<string>("FILE") { Description = "A YAML or JSON file with the payee: name, latin_name, account, bank, address_mode and the address." };
        file.Validators.Add(CommonOptions.MustBeFile);
        var evidence = new EvidenceOptions();
        return host.Verb(
            "set-payee",
            "Sets whom a partner's money goes to; another person verifies it.",
            "pay set-payee store-0042 payee.yaml --reason \"a new account\" --reference \"letter 12\"",
            [partner, file, reason, .. evidence.All, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var payees = await MessageFile.ReadAsync<Payee>(arguments.GetRequiredValue(file), cancellationToken);
                var request = new SetPayeeRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    Payee = payees.Count == 1 ? payees[0] : throw new UsageException("The file has several payees: a partner has one."),
                    Reason = arguments.GetRequiredValue(reason),
                    Evidence = await evidence.ReadAsync(arguments, cancellationToken),
                    Etag = arguments.GetValue(etag) ?? "",
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).SetPayeeAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => PaymentView.Of(answer.Payee, answer.Etag));
                return ExitCode.Done;
            });
    }

    public static Command Verify(CliHost host)
    {
        var (partner, hash) = (CommonOptions.PartnerId(), CommonOptions.RequiredText("--hash", "The content that was checked, as `pay payee` shows it."));
        var note = CommonOptions.RequiredText("--note", "How it was checked.");
        var shared = new Option<string[]>("--shared-with") { Description = "A partner that may have the same account; may be given several times." };
        return host.Verb(
            "verify-payee",
            "Says that a payee was checked: by another person than who set it.",
            "pay verify-payee store-0042 --hash 5f1c... --note \"called back on the known number\"",
            [partner, hash, note, shared, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new VerifyPayeeRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    ContentHash = arguments.GetRequiredValue(hash),
                    Note = arguments.GetRequiredValue(note),
                    SharedWithPartnerIds = { arguments.GetValue(shared) ?? [] },
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).VerifyPayeeAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => PaymentView.Of(answer.Payee, answer.Etag));
                return ExitCode.Done;
            });
    }

    public static Command History(CliHost host)
    {
        var (partner, limit) = (CommonOptions.PartnerId(), CommonOptions.Limit(100));
        return host.Verb(
            "payee-history",
            "Lists how a partner's payee was set and verified, the newest first.",
            "pay payee-history store-0042",
            [partner, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var all = new ListPayeeHistoryResponse();
                var request = new ListPayeeHistoryRequest { PartnerId = session.Arguments.GetRequiredValue(partner) };
                do
                {
                    request.PageSize = Math.Min(PageSize, most - all.Steps.Count);
                    var page = await Client(session).ListPayeeHistoryAsync(request, cancellationToken: cancellationToken);
                    all.Steps.AddRange(page.Steps);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Steps.Count < most);
                session.Write(all, () => PaymentView.Of(all));
                return ExitCode.Done;
            });
    }

    private static PaymentService.PaymentServiceClient Client(Session session) => new(session.Channel);
}
