using System.Collections.Immutable;
using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Settlement.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using static ChannelGrains.Campaigns.Commands.Scripts.PaymentBooks;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>A partner that is paid: months that sell and are closed, approvals, payees that are set and verified, payment runs, and what becomes of them, by call and by the bank's files; with
/// steps that are not allowed in between. What is to come without a call, the partners that runs ask and tell, has come before anything is compared or sent.</summary>
internal sealed class PaymentScript(string partnerId) : ICommandScript
{
    private const int MaxCommands = 110, Months = 12;
    private const string FirstDay = "2025-01-01";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20), Glance = TimeSpan.FromMilliseconds(20);

    private PaymentBooks _books = Start;
    private string _hash = "", _etag = "";
    private int _made, _payees, _runs, _files;

    public string Subject => $"the payments to {partnerId}";

    private string SourceId => $"{partnerId}-erp";

    public Command? Next(Random random, Shown acknowledged)
    {
        var made = _made++;
        return made switch
        {
            0 => PartnerCommands.Create(partnerId, PartnerState.Active, shown => shown, _ => { }),
            1 => new Command<CreateSourceRequest, CreateSourceResponse>(
                new CreateSourceRequest { Source = new Source { SourceId = SourceId, Mode = SourceMode.Keyed } },
                (channel, sent) => new IngestService.IngestServiceClient(channel).CreateSourceAsync(sent),
                altered => altered.Source.DisplayName = "another"),
            2 => Step<DraftAgreementRequest, DraftAgreementResponse>(
                new() { PartnerId = partnerId, EffectiveFrom = FirstDay, Terms = Terms() }, (client, sent) => client.DraftAgreementAsync(sent), altered => altered.EffectiveFrom = "2025-02-01"),
            3 => Step<SubmitAgreementRequest, SubmitAgreementResponse>(new() { PartnerId = partnerId }, (client, sent) => client.SubmitAgreementAsync(sent), altered => altered.Version = 7),
            4 or 5 => Step<ConfirmAgreementRequest, ConfirmAgreementResponse>(
                new() { PartnerId = partnerId, Side = (AgreementSide)(made - 3) }, (client, sent) => client.ConfirmAgreementAsync(sent), altered => altered.Version = 7),
            6 => Step<SignAgreementRequest, SignAgreementResponse>(
                new() { PartnerId = partnerId, Evidence = new() { Reference = "contract" } }, (client, sent) => client.SignAgreementAsync(sent), altered => altered.Version = 7),
            7 => SetPayee(),
            > MaxCommands => null,
            _ => Draw(random),
        };
    }

    public async Task<Shown> ReadAsync(ChannelBase channel)
    {
        try
        {
            await SettledAsync(channel);
            var (shown, settlement) = (Shown.Nothing, new SettlementService.SettlementServiceClient(channel));
            var listed = (await settlement.ListStatementsAsync(new ListStatementsRequest { PartnerId = partnerId, PageSize = 1_000 })).Statements;
            foreach (var statement in listed)
            {
                var read = await settlement.GetStatementAsync(new GetStatementRequest { PartnerId = partnerId, StatementId = statement.StatementId });
                shown = shown.With(statement.StatementId, Text(read.Statement.State, read.Statement.Total.Units, read.Steps.Count));
            }
            var verdict = await new LedgerService.LedgerServiceClient(channel).VerifyLedgerAsync(new VerifyLedgerRequest { PartnerId = partnerId });
            if (listed.Count > 0)
                shown = shown.With("payable", Account(verdict, LedgerAccount.PartnerPayable)).With("under way", Account(verdict, LedgerAccount.Clearing)).With("paid", Account(verdict, LedgerAccount.Cash));
            foreach (var finding in verdict.Findings)
                shown = shown.With($"ledger: {finding.Message}", "found");
            foreach (var run in await RunsAsync(channel))
                shown = shown.With(run.Run.PaymentRunId, Text(run.Run.State, run.Payments.Select(payment => payment.State)));
            return shown;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return Shown.Nothing;
        }
    }

    private Command Draw(Random random)
    {
        var draw = random.Next(100);
        if (draw < 25 && _books.Closed.Count < Months)
            return _books.Sold is null ? Sell(random) : Close();
        if (draw < 45)
            return Approve(random);
        if (draw < 50)
            return SetPayee();
        if (!_books.IsVerified && draw < 75)
            return Verify();
        if (_books.Runs.Count == 0 || _books.Runs[^1].IsOver)
            return Plan();
        if (!_books.Runs[^1].IsApproved)
            return ApproveRun();
        return draw < 75 ? Outcome(random) : Import(random);
    }

    private TradeCommand Sell(Random random)
    {
        var (month, tenth) = (_books.Closed.Count, 1 + random.Next(400));
        var next = _books with { Sold = tenth };
        var transaction = new Transaction
        {
            TransactionId = $"{partnerId}-{month}",
            OccurredAt = Timestamp.FromDateTime(new DateTime(2025, 1, 10, 8, 0, 0, DateTimeKind.Utc).AddMonths(month)),
            Kind = TransactionKind.Sale,
            CurrencyCode = "CNY",
            Lines = { new TransactionLine { Category = "food", AmountMicros = tenth * 10_000_000L, QuantityThousandths = 1_000 } },
        };
        return new(SourceId, partnerId, transaction, () => _books = next);
    }

    private Command<ClosePeriodRequest, ClosePeriodResponse> Close()
    {
        var next = _books.WithClosed();
        return new(
            new ClosePeriodRequest { PartnerId = partnerId, Period = Id(_books.Closed.Count) },
            (channel, sent) => new SettlementService.SettlementServiceClient(channel).ClosePeriodAsync(sent),
            altered => altered.Period = "2026-07")
        { Effect = _ => next.Show(), Taken = _ => _books = next };
    }

    private Command<ApproveStatementRequest, ApproveStatementResponse> Approve(Random random)
    {
        var month = random.Next(_books.Closed.Count + 1);
        var next = _books.With(month, statement => statement with { State = StatementState.Approved, Payee = _books.Payee });
        return new(
            new ApproveStatementRequest { PartnerId = partnerId, StatementId = Id(month) },
            (channel, sent) => new SettlementService.SettlementServiceClient(channel).ApproveStatementAsync(sent),
            altered => altered.Etag = "7")
        { Before = SettledAsync, Effect = _ => next.Show(), Taken = _ => _books = next, Refused = ApprovalRefused(month) };
    }

    private Refused? ApprovalRefused(int month)
    {
        if (month >= _books.Closed.Count)
            return new Refused(StatusCode.NotFound, "STATEMENT_NOT_FOUND");
        var statement = _books.Closed[month];
        var isTaken = statement.State is StatementState.Closed or StatementState.Failed || (statement.State == StatementState.Approved && statement.Payee != _books.Payee);
        return !isTaken ? new Refused(StatusCode.FailedPrecondition, "STATEMENT_STATE")
            : _books.IsVerified ? null
            : new Refused(StatusCode.FailedPrecondition, "PAYOUT_BLOCKED");
    }

    private Command<SetPayeeRequest, SetPayeeResponse> SetPayee()
    {
        var number = ++_payees;
        var next = _books with { Payee = number, IsVerified = false };
        return new(
            new SetPayeeRequest { PartnerId = partnerId, Payee = Payee(number), Reason = "a new account" },
            (channel, sent) => new PaymentService.PaymentServiceClient(channel).SetPayeeAsync(sent),
            altered => altered.Reason = "another")
        { Effect = _ => next.Show(), Taken = answer => (_books, _hash) = (next, answer.Payee.ContentHash) };
    }

    private Command<VerifyPayeeRequest, VerifyPayeeResponse> Verify()
    {
        var next = _books with { IsVerified = true };
        return new(
            new VerifyPayeeRequest { PartnerId = partnerId, ContentHash = _hash, Note = "called back" },
            (channel, sent) => new PaymentService.PaymentServiceClient(channel).VerifyPayeeAsync(sent),
            altered => altered.Note = "another")
        { Effect = _ => next.Show(), Taken = _ => _books = next };
    }

    private Command<CreatePaymentRunRequest, CreatePaymentRunResponse> Plan()
    {
        var run = $"{partnerId}-r{++_runs}";
        var next = _books.WithRun(run);
        return new(
            new CreatePaymentRunRequest { PaymentRunId = run, Selection = new PaymentSelection { PartnerIds = { partnerId } } },
            (channel, sent) => new PaymentService.PaymentServiceClient(channel).CreatePaymentRunAsync(sent),
            altered => altered.Selection.DueBy = "2026-01-01")
        {
            Before = SettledAsync,
            Effect = _ => next.Show(),
            Taken = answer => (_books, _etag) = (next, answer.Run.Etag),
            Refused = next.Runs[^1].Payments.IsEmpty ? new Refused(StatusCode.FailedPrecondition, "NOTHING_DUE") : null,
        };
    }

    private Command<ApprovePaymentRunRequest, ApprovePaymentRunResponse> ApproveRun()
    {
        var next = _books.WithApprovedRun();
        return new(
            new ApprovePaymentRunRequest { PaymentRunId = _books.Runs[^1].Id, Etag = _etag },
            (channel, sent) => new PaymentService.PaymentServiceClient(channel).ApprovePaymentRunAsync(sent),
            altered => altered.Etag = "7")
        { Before = SettledAsync, Effect = _ => next.Show(), Taken = _ => _books = next };
    }

    private Command<RecordPaymentOutcomeRequest, RecordPaymentOutcomeResponse> Outcome(Random random)
    {
        var (run, number, state) = _books.Draw(random);
        var outcome = state == PaymentState.Paying ? (PaymentState)((int)PaymentState.Paid + random.Next(3)) : PaymentState.Returned;
        var next = _books.WithOutcome(run, number, outcome);
        return new(
            new RecordPaymentOutcomeRequest
            {
                PaymentRunId = _books.Runs[run].Id,
                EndToEndId = EndToEnd(run, number),
                Outcome = outcome,
                Reason = outcome == PaymentState.Paid ? "" : "AC04",
                Note = $"told {random.Next(1_000)}",
            },
            (channel, sent) => new PaymentService.PaymentServiceClient(channel).RecordPaymentOutcomeAsync(sent),
            altered => altered.Note += " again")
        {
            Before = SettledAsync,
            Effect = _ => next.Show(),
            Taken = _ => _books = next,
            Refused = state is PaymentState.Paying or PaymentState.Paid ? null : new Refused(StatusCode.FailedPrecondition, "PAYMENT_STATE"),
        };
    }

    /// <summary>What the bank has not said before: that it pays, rejects or brings back.</summary>
    private Command Import(Random random)
    {
        var (run, number, state) = _books.Draw(random);
        if (state is not (PaymentState.Paying or PaymentState.Paid))
            return Outcome(random);
        var (outcome, file) = (state == PaymentState.Paying ? (PaymentState)((int)PaymentState.Paid + random.Next(2)) : PaymentState.Returned, $"{partnerId}-f{++_files}");
        var (payment, next) = (_books.Runs[run].Payments[number], _books.WithOutcome(run, number, outcome));
        var amount = string.Create(CultureInfo.InvariantCulture, $"{_books.Closed[payment.Month].Total}.00");
        var content = outcome switch
        {
            PaymentState.Paid => BankFiles.Booked(file, EndToEnd(run, number), amount),
            PaymentState.Failed => BankFiles.Rejected(file, _books.Runs[run].Id, EndToEnd(run, number)),
            _ => BankFiles.Returned(file, EndToEnd(run, number), amount),
        };
        return new Command<ImportBankFileRequest, ImportBankFileResponse>(
            new ImportBankFileRequest { Content = ByteString.CopyFromUtf8(content) },
            (channel, sent) => new PaymentService.PaymentServiceClient(channel).ImportBankFileAsync(sent),
            altered => altered.Content = ByteString.CopyFromUtf8(content + "\n"))
        { Before = SettledAsync, Effect = _ => next.Show(), Taken = _ => _books = next };
    }

    private string EndToEnd(int run, int number) => string.Create(CultureInfo.InvariantCulture, $"{_books.Runs[run].Id}-{number + 1:D5}");

    /// <summary>Waits until runs have asked and told their partner.</summary>
    private async Task SettledAsync(ChannelBase channel)
    {
        for (var until = DateTime.UtcNow + Longest; DateTime.UtcNow < until && !await IsSettledAsync(channel);)
            await Task.Delay(Glance);
    }

    private async Task<bool> IsSettledAsync(ChannelBase channel)
    {
        var (runs, settlement) = (await RunsAsync(channel), new SettlementService.SettlementServiceClient(channel));
        if (runs.Any(run => run.Run.State == PaymentRunState.Approved))
            return false;
        var attempts = runs.SelectMany(run => run.Payments).Where(payment => payment.State is not (PaymentState.Planned or PaymentState.Refused));
        foreach (var attempt in attempts.GroupBy(payment => payment.StatementId).Select(statement => statement.Last()))
        {
            var state = (await settlement.GetStatementAsync(new GetStatementRequest { PartnerId = partnerId, StatementId = attempt.StatementId })).Statement.State;
            var isTold = attempt.State switch
            {
                PaymentState.Paying => state == StatementState.Paying,
                PaymentState.Paid => state == StatementState.Paid,
                _ => state is StatementState.Failed or StatementState.Approved,
            };
            if (!isTold)
                return false;
        }
        return true;
    }

    private async Task<IReadOnlyList<GetPaymentRunResponse>> RunsAsync(ChannelBase channel)
    {
        var (client, runs) = (new PaymentService.PaymentServiceClient(channel), new List<GetPaymentRunResponse>());
        for (var number = 1; number <= _runs; number++)
            try
            {
                runs.Add(await client.GetPaymentRunAsync(new GetPaymentRunRequest { PaymentRunId = $"{partnerId}-r{number}" }));
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
            {
                // It was refused, or is not there yet.
            }
        return runs;
    }

    private static Command<TRequest, TResponse> Step<TRequest, TResponse>(
        TRequest request, Func<AgreementService.AgreementServiceClient, TRequest, AsyncUnaryCall<TResponse>> call, Action<TRequest> alter)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        new(request, (channel, sent) => call(new(channel), sent), alter);

    private static string Account(VerifyLedgerResponse verdict, LedgerAccount account) => Whole(-verdict.Balances.Single(posting => posting.Account == account).Amount.Units);

    private AgreementTerms Terms() => new()
    {
        Title = "A tenth",
        Commission = new CommissionSchedule { Base = CommissionBase.NetSales, Mode = BracketMode.Graduated, Period = CommissionPeriod.Month, Brackets = { new CommissionBracket { Rate = "0.1" } } },
        Payment = new PaymentTerms { Method = PaymentMethod.BankTransfer, Payee = Payee(0) },
    };

    /// <summary>On an account that no other has.</summary>
    private Payee Payee(int number) => new()
    {
        Name = partnerId,
        Account = $"{string.Concat(partnerId.Select(letter => ((int)letter).ToString("D3", CultureInfo.InvariantCulture)))}{number:D3}",
        Bank = "ICBKCNBJ",
        AddressMode = AddressMode.Structured,
        Street = "Renmin Nan Lu",
        Town = "Chengdu",
        Country = "CN",
    };
}
