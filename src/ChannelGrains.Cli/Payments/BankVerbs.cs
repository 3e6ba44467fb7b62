using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Settlement.V1;
using Google.Protobuf;

namespace ChannelGrains.Cli.Payments;

/// <summary>channelctl pay bank-import, outcome, breaks, close-break</summary>
internal static class BankVerbs
{
    private const int PageSize = 1_000, MaxFileBytes = 4_000_000;

    /// <param name="host">Where it runs.</param>
    /// <param name="group">The command that it is part of: <c>pay</c>, and <c>settle</c>.</param>
    public static Command Import(CliHost host, string group)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files of the bank: pain.002, camt.053 or camt.054.", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(CommonOptions.MustBeFile);
        return host.Verb(
            "bank-import",
            "Takes files of the bank; a file that was taken before changes nothing.",
            $"{group} bank-import statement.xml",
            [files],
            async (session, cancellationToken) =>
            {
                foreach (var path in session.Arguments.GetRequiredValue(files))
                {
                    if (new FileInfo(path).Length > MaxFileBytes)
                        throw new UsageException($"{path} has more than {MaxFileBytes:N0} bytes: have the bank send smaller files, or split it by its statements.");
                    var request = new ImportBankFileRequest { Content = ByteString.CopyFrom(await File.ReadAllBytesAsync(path, cancellationToken)) };
                    var answer = await new PaymentService.PaymentServiceClient(session.Channel).ImportBankFileAsync(request, cancellationToken: cancellationToken);
                    session.Write(answer, () => PaymentView.Of(path, answer));
                }
                return ExitCode.Done;
            });
    }

    public static Command Outcome(CliHost host)
    {
        var (run, payment) = (RunVerbs.RunId(), new Argument<string>("PAYMENT") { Description = "EndToEndId of the payment, as `pay run` shows it." });
        var outcome = CommonOptions.Choice<PaymentState>("--outcome", "What became of it: PAID, FAILED or RETURNED.");
        outcome.Required = true;
        var (reason, day) = (CommonOptions.Text("--code", "The bank's code for FAILED and RETURNED, as AC01."), CommonOptions.Text("--booked-on", "The day of the booking, yyyy-mm-dd; default today."));
        var note = CommonOptions.RequiredText("--note", "What shows it.");
        return host.Verb(
            "outcome",
            "Says what became of a payment where no file of the bank says it.",
            "pay outcome 2026-11-A 2026-11-A-00007 --outcome PAID --note \"statement on paper\"",
            [run, payment, outcome, reason, note, day, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new RecordPaymentOutcomeRequest
                {
                    PaymentRunId = arguments.GetRequiredValue(run),
                    EndToEndId = arguments.GetRequiredValue(payment),
                    Outcome = EnumNames.Parse<PaymentState>(arguments.GetRequiredValue(outcome)),
                    Reason = arguments.GetValue(reason) ?? "",
                    Note = arguments.GetRequiredValue(note),
                    BookedOn = arguments.GetValue(day) ?? "",
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).RecordPaymentOutcomeAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => PaymentView.Of([answer.Payment]));
                return ExitCode.Done;
            });
    }

    public static Command Breaks(CliHost host)
    {
        var (run, all, limit) = (CommonOptions.Text("--run", "Those of a run."), new Option<bool>("--all") { Description = "Those that are settled or closed too." }, CommonOptions.Limit(100));
        return host.Verb(
            "breaks",
            "Lists what the bank's files and the runs do not agree on.",
            "pay breaks",
            [run, all, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var found = new ListBreaksResponse();
                var request = new ListBreaksRequest { PaymentRunId = session.Arguments.GetValue(run) ?? "", ShowClosed = session.Arguments.GetValue(all) };
                do
                {
                    request.PageSize = Math.Min(PageSize, most - found.Breaks.Count);
                    var page = await Client(session).ListBreaksAsync(request, cancellationToken: cancellationToken);
                    found.Breaks.AddRange(page.Breaks);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && found.Breaks.Count < most);
                session.Write(found, () => PaymentView.Of(found.Breaks));
                return ExitCode.Done;
            });
    }

    public static Command Close(CliHost host)
    {
        var (id, note) = (new Argument<string>("BREAK") { Description = "Id of the break." }, CommonOptions.RequiredText("--note", "Why it is closed."));
        return host.Verb(
            "close-break",
            "Closes a break by hand; it changes no payment.",
            "pay close-break 2026-11-A.00007.1 --note \"the bank's charge, booked by hand\"",
            [id, note, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new CloseBreakRequest { BreakId = session.Arguments.GetRequiredValue(id), Note = session.Arguments.GetRequiredValue(note), RequestId = session.RequestId };
                var answer = await Client(session).CloseBreakAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => PaymentView.Of([answer.ClosedBreak]));
                return ExitCode.Done;
            });
    }

    private static PaymentService.PaymentServiceClient Client(Session session) => new(session.Channel);
}
