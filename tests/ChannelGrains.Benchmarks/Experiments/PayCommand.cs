using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Settlement.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>pay</c>: a payment run of as many payments as one may have, from its plan to the last partner that is told.</summary>
internal static class PayCommand
{
    private const int CallsAtOnce = 16, FileSize = 500;
    private const string Account = "DE89370400440532013000", Source = "pay", Run = "P1";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    public static Command Create()
    {
        var payments = new Option<int>("--payments") { Description = "Payments of the run (default: 10000, the most that one has).", DefaultValueFactory = _ => 10_000 };
        var command = new Command("pay", "A payment run: planned, approved, written for the bank, and paid by the bank's files.") { payments };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(payments)));
        return command;
    }

    private static async Task RunAsync(int count)
    {
        Console.WriteLine($"{Machine.Measure()}\n");
        await using var server = await BenchmarkedServer.StartOursAsync("ours", null,
            ("InsecureSingleUser", "true"), ("Payments:PayeeQuietDays", "0"), ("Payments:Debtor:Name", "Channel Programme Ltd"), ("Payments:Debtor:Account", Account),
            ("Payments:Debtor:Bank", "COBADEFFXXX"), ("Payments:Debtor:Town", "Koeln"), ("Payments:Debtor:Country", "DE"));
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress, new GrpcChannelOptions { MaxReceiveMessageSize = null, HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } });
        var (settlement, client) = (new SettlementService.SettlementServiceClient(channel), new PaymentService.PaymentServiceClient(channel));
        var month = DateTime.UtcNow.AddMonths(-2);
        await new IngestService.IngestServiceClient(channel).CreateSourceAsync(new() { Source = new() { SourceId = Source, Mode = SourceMode.Keyed } });
        await ForEachAsync(count, number => MakeAsync(channel, number, month));
        await server.SettleAsync();

        var closing = Stopwatch.GetTimestamp();
        var job = (await settlement.ClosePeriodAsync(new() { Period = Id(month), All = true })).Job;
        while (!job.Done)
        {
            await Task.Delay(Glance);
            job = (await settlement.GetJobAsync(new() { JobId = job.JobId })).Job;
        }
        Say("closed", closing, job.ClosedCount);
        var approving = Stopwatch.GetTimestamp();
        await ForEachAsync(count, async number => await settlement.ApproveStatementAsync(new() { PartnerId = Partner(number), StatementId = Id(month) }));
        Say("approved by calls", approving, count);
        await server.SettleAsync();

        var planning = Stopwatch.GetTimestamp();
        var run = (await client.CreatePaymentRunAsync(new() { PaymentRunId = Run })).Run;
        Say("planned", planning, run.PaymentCount);
        var taking = Stopwatch.GetTimestamp();
        await client.ApprovePaymentRunAsync(new() { PaymentRunId = Run, Etag = run.Etag });
        run = await UntilAsync(client, PaymentRunState.Ready);
        Say("taken into payment", taking, run.PaymentCount);
        var writing = Stopwatch.GetTimestamp();
        var bytes = 0L;
        for (var file = 1; file <= run.Files.Count; file++)
            bytes += (await client.ExportPaymentRunAsync(new() { PaymentRunId = Run, File = file })).Content.Length;
        Say($"written to {run.Files.Count} files of {bytes / 1_048_576.0:0.0} MiB in all", writing, run.PaymentCount);
        var paying = Stopwatch.GetTimestamp();
        foreach (var file in run.Files)
            await client.ImportBankFileAsync(new() { Content = ByteString.CopyFromUtf8(Booked(file, run)) });
        await UntilAsync(client, PaymentRunState.Done);
        await ForEachAsync(count, async number => await PaidAsync(settlement, number));
        Say($"paid by {run.Files.Count} notifications of the bank, and told to their partners", paying, run.PaymentCount);
        run = (await client.GetPaymentRunAsync(new() { PaymentRunId = Run })).Run;
        if (run.PaidCount != count || run.OpenBreakCount != 0)
            throw new InvalidOperationException($"Of {count} payments {run.PaidCount} are paid, with {run.OpenBreakCount} breaks.");
        var verdict = await new LedgerService.LedgerServiceClient(channel).VerifyLedgerAsync(new() { PartnerId = Partner(0) });
        if (verdict.Findings.Count > 0)
            throw new InvalidOperationException(verdict.Findings[0].Message);
    }

    private static async Task MakeAsync(GrpcChannel channel, int number, DateTime month)
    {
        var (partner, agreements) = (Partner(number), new AgreementService.AgreementServiceClient(channel));
        await new PartnerService.PartnerServiceClient(channel).CreatePartnerAsync(new()
        {
            PartnerId = partner,
            Partner = new() { DisplayName = partner, ChannelType = ChannelType.Direct, Region = "cn", TimeZone = "Etc/UTC", ActiveFrom = Id(month) + "-01" },
            InitialState = PartnerState.Active,
        });
        await agreements.DraftAgreementAsync(new() { PartnerId = partner, Terms = Terms(number), EffectiveFrom = Id(month) + "-01" });
        await agreements.SubmitAgreementAsync(new() { PartnerId = partner });
        foreach (var side in new[] { AgreementSide.Company, AgreementSide.Partner })
            await agreements.ConfirmAgreementAsync(new() { PartnerId = partner, Side = side });
        await agreements.SignAgreementAsync(new() { PartnerId = partner, Evidence = new() { Reference = "contract" } });
        var payments = new PaymentService.PaymentServiceClient(channel);
        var payee = (await payments.GetPayeeAsync(new() { PartnerId = partner })).Payee;
        await payments.VerifyPayeeAsync(new() { PartnerId = partner, ContentHash = payee.ContentHash, Note = "called back" });
        var sale = new Transaction
        {
            TransactionId = "a",
            Kind = TransactionKind.Sale,
            CurrencyCode = "CNY",
            OccurredAt = Timestamp.FromDateTime(new DateTime(month.Year, month.Month, 10, 12, 0, 0, DateTimeKind.Utc)),
            Lines = { new TransactionLine { Category = "food", AmountMicros = 1_000_000_000, QuantityThousandths = 1_000 } },
        };
        await new IngestService.IngestServiceClient(channel).SubmitTransactionsAsync(new() { SourceId = Source, Batch = new() { BatchId = 1, PartnerId = partner, Transactions = { sale } } });
    }

    private static async Task<PaymentRun> UntilAsync(PaymentService.PaymentServiceClient client, PaymentRunState state)
    {
        while (true)
        {
            var run = (await client.GetPaymentRunAsync(new() { PaymentRunId = Run, PageSize = 1 })).Run;
            if (run.State == state)
                return run;
            await Task.Delay(Glance);
        }
    }

    private static async Task PaidAsync(SettlementService.SettlementServiceClient client, int number)
    {
        while ((await client.ListStatementsAsync(new() { PartnerId = Partner(number), State = StatementState.Paid, PageSize = 1 })).Statements.Count == 0)
            await Task.Delay(Glance);
    }

    /// <summary>camt.054: each payment of a file is booked.</summary>
    private static string Booked(PaymentFile file, PaymentRun run)
    {
        var text = new StringBuilder($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.04"><BkToCstmrDbtCdtNtfctn>
              <GrpHdr><MsgId>{file.MessageId}-N</MsgId><CreDtTm>{run.ExecutionDate}T09:00:00Z</CreDtTm></GrpHdr>
              <Ntfctn><Id>{file.MessageId}-N</Id><CreDtTm>{run.ExecutionDate}T09:00:00Z</CreDtTm><Acct><Id><Othr><Id>{Account}</Id></Othr></Id></Acct>
            """);
        for (var number = ((file.File - 1) * FileSize) + 1; number < ((file.File - 1) * FileSize) + 1 + file.PaymentCount; number++)
            text.Append(CultureInfo.InvariantCulture, $"""
                <Ntry><Amt Ccy="CNY">100.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>{run.ExecutionDate}</Dt></BookgDt><AcctSvcrRef>B{number}</AcctSvcrRef>
                  <NtryDtls><TxDtls><Refs><EndToEndId>{Run}-{number:D5}</EndToEndId></Refs><Amt Ccy="CNY">100.00</Amt></TxDtls></NtryDtls></Ntry>
                """);
        return text.Append("</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>").ToString();
    }

    private static Task ForEachAsync(int count, Func<int, Task> each) =>
        Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (number, _) => await each(number));

    private static void Say(string what, long since, long count)
    {
        var took = Stopwatch.GetElapsedTime(since);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {count:N0} | {took.TotalSeconds:0.00} s | {count / took.TotalSeconds:N0}/s |"));
    }

    private static string Partner(int number) => $"p{number:D5}";

    private static string Id(DateTime month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static AgreementTerms Terms(int number) => new()
    {
        Title = "A tenth",
        Commission = new CommissionSchedule { Base = CommissionBase.NetSales, Mode = BracketMode.Graduated, Period = CommissionPeriod.Month, Brackets = { new CommissionBracket { Rate = "0.1" } } },
        Payment = new PaymentTerms
        {
            Method = PaymentMethod.BankTransfer,
            Payee = new Payee
            {
                Name = Partner(number),
                Account = $"6217{number:D12}",
                Bank = "ICBKCNBJ",
                AddressMode = AddressMode.Structured,
                Street = "Renmin Nan Lu",
                Town = "Chengdu",
                Country = "CN",
            },
        },
    };
}
