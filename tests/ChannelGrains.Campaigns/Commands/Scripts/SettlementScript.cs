using System.Collections.Immutable;
using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Settlement.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Money = Google.Type.Money;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>A partner that sells and settles: months closed in order, with late sales, returns and voids that later statements adjust; approvals, disputes, what they grant; with
/// steps that are not allowed in between. It earns a tenth of each month's net sales, in whole yuan, so that every amount is known before.</summary>
internal sealed class SettlementScript(string partnerId) : ICommandScript
{
    private const int MaxCommands = 90, Months = 20;
    private const string FirstDay = "2025-01-01";

    private static readonly Refused NotNow = new(StatusCode.FailedPrecondition, "STATEMENT_STATE");

    private Books _books = new([.. new long[Months]], [.. new long[Months]], [], [], 0);
    private int _made;
    private int _trades;
    private ImmutableList<(string Id, int Month, long Net)> _traded = [];

    public string Subject => $"the statements of {partnerId}";

    private string SourceId => $"{partnerId}-erp";

    public Command? Next(Random random, Shown acknowledged)
    {
        var made = _made++;
        return made switch
        {
            0 => PartnerCommands.Create(partnerId, PartnerState.Active, Counted, _ => { }),
            1 => CreateSource(),
            2 => Draft(),
            3 => Step<SubmitAgreementRequest, SubmitAgreementResponse>(new() { PartnerId = partnerId }, (client, sent) => client.SubmitAgreementAsync(sent), altered => altered.Version = 7),
            4 or 5 => Step<ConfirmAgreementRequest, ConfirmAgreementResponse>(
                new() { PartnerId = partnerId, Side = (AgreementSide)(made - 3) }, (client, sent) => client.ConfirmAgreementAsync(sent), altered => altered.Version = 7),
            6 => Step<SignAgreementRequest, SignAgreementResponse>(
                new() { PartnerId = partnerId, Evidence = new() { Reference = "contract" } }, (client, sent) => client.SignAgreementAsync(sent), altered => altered.Version = 7),
            > MaxCommands => null,
            _ => Draw(random),
        };
    }

    public async Task<Shown> ReadAsync(ChannelBase channel)
    {
        var shown = Shown.Nothing;
        try
        {
            var settlement = new SettlementService.SettlementServiceClient(channel);
            var listed = await settlement.ListStatementsAsync(new ListStatementsRequest { PartnerId = partnerId, PageSize = 1_000 });
            foreach (var statement in listed.Statements)
            {
                var read = await settlement.GetStatementAsync(new GetStatementRequest { PartnerId = partnerId, StatementId = statement.StatementId });
                shown = shown.With(statement.StatementId, Text(
                    read.Statement.State, read.Statement.Total.Units, read.Disputes.Count(dispute => dispute.State == DisputeState.Open), read.Disputes.Count, read.Steps.Count));
            }
            var ledger = new LedgerService.LedgerServiceClient(channel);
            var verdict = await ledger.VerifyLedgerAsync(new VerifyLedgerRequest { PartnerId = partnerId });
            if (listed.Statements.Count > 0)
                shown = shown.With("payable", Whole(-verdict.Balances.Single(posting => posting.Account == LedgerAccount.PartnerPayable).Amount.Units));
            foreach (var finding in verdict.Findings)
                shown = shown.With($"ledger: {finding.Message}", "found");
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return Shown.Nothing;
        }
        return await PartnerRecords.ReadAsync(channel, partnerId, shown);
    }

    private Command Draw(Random random) => random.Next(100) switch
    {
        < 26 => Trade(random),
        < 30 => Void(random),
        < 50 when _books.Closed.Count < Months => Close(random),
        < 50 => Trade(random),
        < 68 => Approve(random),
        < 84 => OpenDispute(random),
        _ => ResolveDispute(random),
    };

    private Command<CreateSourceRequest, CreateSourceResponse> CreateSource() => new(
        new CreateSourceRequest { Source = new Source { SourceId = SourceId, Mode = SourceMode.Keyed } },
        (channel, sent) => new IngestService.IngestServiceClient(channel).CreateSourceAsync(sent),
        altered => altered.Source.DisplayName = "another");

    private Command<DraftAgreementRequest, DraftAgreementResponse> Draft() =>
        Step<DraftAgreementRequest, DraftAgreementResponse>(new() { PartnerId = partnerId, EffectiveFrom = FirstDay, Terms = Terms() }, (client, sent) => client.DraftAgreementAsync(sent), altered => altered.EffectiveFrom = "2025-02-01");

    private Command<TRequest, TResponse> Step<TRequest, TResponse>(
        TRequest request, Func<AgreementService.AgreementServiceClient, TRequest, AsyncUnaryCall<TResponse>> call, Action<TRequest> alter)
        where TRequest : Google.Protobuf.IMessage<TRequest>
        where TResponse : Google.Protobuf.IMessage<TResponse> =>
        new(request, (channel, sent) => call(new(channel), sent), alter) { Effect = Counted };

    /// <summary>Mostly of the month that is open, sometimes of one that is closed.</summary>
    private TradeCommand Trade(Random random)
    {
        var closed = _books.Closed.Count;
        var month = closed > 0 && random.Next(3) == 0 ? random.Next(closed) : Math.Min(closed, Months - 1);
        var (amount, isReturn) = (10 * (1 + random.Next(400)), random.Next(4) == 0);
        var day = new DateTime(2025, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddMonths(month).AddDays(random.Next(28));
        var transaction = new Transaction
        {
            TransactionId = $"{partnerId}-{++_trades}",
            OccurredAt = Timestamp.FromDateTime(day),
            Kind = isReturn ? TransactionKind.Return : TransactionKind.Sale,
            CurrencyCode = "CNY",
            Lines = { new TransactionLine { Category = "food", AmountMicros = amount * 1_000_000L, QuantityThousandths = 1_000 } },
        };
        return Trade(transaction, month, isReturn ? -amount : amount, _traded.Add((transaction.TransactionId, month, isReturn ? -amount : amount)));
    }

    /// <summary>Takes back one of the others, on that one's day.</summary>
    private TradeCommand Void(Random random)
    {
        if (_traded.Count == 0)
            return Trade(random);
        var place = random.Next(_traded.Count);
        var (id, month, net) = _traded[place];
        var transaction = new Transaction
        {
            TransactionId = $"{partnerId}-{++_trades}",
            OccurredAt = Timestamp.FromDateTime(new DateTime(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc)),
            Kind = TransactionKind.Void,
            OriginalTransactionId = id,
        };
        return Trade(transaction, month, -net, _traded.RemoveAt(place));
    }

    private TradeCommand Trade(Transaction transaction, int month, long net, ImmutableList<(string Id, int Month, long Net)> traded)
    {
        var next = _books with { Net = _books.Net.SetItem(month, _books.Net[month] + net) };
        return new(SourceId, partnerId, transaction, () => (_books, _traded) = (next, traded)) { Effect = Counted };
    }

    private Command<ClosePeriodRequest, ClosePeriodResponse> Close(Random random)
    {
        var month = _books.Closed.Count + (random.Next(8) == 0 ? 1 : 0);
        var next = _books.WithClosed();
        return new(
            new ClosePeriodRequest { PartnerId = partnerId, Period = Id(month) },
            (channel, sent) => new SettlementService.SettlementServiceClient(channel).ClosePeriodAsync(sent),
            altered => altered.Period = Id(month + 1))
        {
            Effect = shown => Show(shown, next, month),
            Taken = _ => _books = next,
            Refused = month > _books.Closed.Count ? new Refused(StatusCode.FailedPrecondition, "PERIOD_ORDER") : null,
        };
    }

    private Command<ApproveStatementRequest, ApproveStatementResponse> Approve(Random random)
    {
        var month = random.Next(_books.Closed.Count + 1);
        var next = _books.With(month, statement => statement with { State = StatementState.Approved });
        return new(
            new ApproveStatementRequest { PartnerId = partnerId, StatementId = Id(month) },
            (channel, sent) => new SettlementService.SettlementServiceClient(channel).ApproveStatementAsync(sent),
            altered => altered.Etag = "7")
        { Effect = shown => Show(shown, next, month), Taken = _ => _books = next, Refused = RefusedBy(month, StatementState.Closed) };
    }

    private Command<OpenDisputeRequest, OpenDisputeResponse> OpenDispute(Random random)
    {
        var month = random.Next(_books.Closed.Count + 1);
        var next = _books.With(month, statement => statement with { State = StatementState.Disputed, Open = 1, Disputes = statement.Disputes + 1 });
        next = next with { Disputes = next.Disputes.Add(month) };
        return new(
            new OpenDisputeRequest { PartnerId = partnerId, StatementId = Id(month), Reason = $"wrong {random.Next(1_000)}" },
            (channel, sent) => new SettlementService.SettlementServiceClient(channel).OpenDisputeAsync(sent),
            altered => altered.Reason += " again")
        {
            Effect = shown => Show(shown, next, month),
            Taken = _ => _books = next,
            Refused = month < _books.Closed.Count && _books.Closed[month].State == StatementState.Disputed
                ? new Refused(StatusCode.AlreadyExists, "DISPUTE_EXISTS")
                : RefusedBy(month, StatementState.Closed, StatementState.Approved),
        };
    }

    private Command<ResolveDisputeRequest, ResolveDisputeResponse> ResolveDispute(Random random)
    {
        var (isOpen, granted) = (_books.Disputes.Count > 0, random.Next(-50, 100));
        var month = isOpen ? _books.Disputes[^1] : 0;
        var next = _books.With(month, statement => statement with { State = StatementState.Closed, Open = 0 });
        next = next with { Granted = next.Granted + granted, Disputes = isOpen ? next.Disputes.RemoveAt(next.Disputes.Count - 1) : next.Disputes };
        return new(
            new ResolveDisputeRequest
            {
                PartnerId = partnerId,
                StatementId = Id(month),
                DisputeId = Whole(isOpen ? _books.Closed[month].Disputes : 1),
                Granted = new Money { CurrencyCode = "CNY", Units = granted },
                Resolution = "looked at",
            },
            (channel, sent) => new SettlementService.SettlementServiceClient(channel).ResolveDisputeAsync(sent),
            altered => altered.Resolution += " again")
        {
            Effect = shown => Show(shown, next, month),
            Taken = _ => _books = next,
            Refused = isOpen ? null
                : _books.Closed.Count == 0 ? new Refused(StatusCode.NotFound, "STATEMENT_NOT_FOUND")
                : _books.Closed[0].Disputes == 0 ? new Refused(StatusCode.NotFound, "DISPUTE_NOT_FOUND")
                : new Refused(StatusCode.FailedPrecondition, "DISPUTE_STATE"),
        };
    }

    private Refused? RefusedBy(int month, params StatementState[] allowed) => month >= _books.Closed.Count
        ? new Refused(StatusCode.NotFound, "STATEMENT_NOT_FOUND")
        : allowed.Contains(_books.Closed[month].State) ? null : NotNow;

    private static Shown Show(Shown shown, Books books, int month)
    {
        var statement = books.Closed[month];
        return Counted(shown).With(Id(month), Text(statement.State, statement.Total, statement.Open, statement.Disputes, statement.Steps)).With("payable", Whole(books.Payable));
    }

    private static Shown Counted(Shown shown) => shown.Plus(PartnerRecords.Name);

    private static string Id(int month) => new DateTime(2025, 1, 1).AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(StatementState state, long total, int open, int disputes, int steps) =>
        string.Create(CultureInfo.InvariantCulture, $"{state} {total}, {open} of {disputes} disputes open, {steps} steps");

    private static AgreementTerms Terms() => new()
    {
        Title = "A tenth",
        Commission = new CommissionSchedule
        {
            Base = CommissionBase.NetSales,
            Mode = BracketMode.Graduated,
            Period = CommissionPeriod.Month,
            Brackets = { new CommissionBracket { Rate = "0.1" } },
        },
        Payment = new PaymentTerms { Method = PaymentMethod.CreditNote },
    };

    private sealed record Said(StatementState State, long Total, int Open, int Disputes, int Steps);

    /// <summary>What must be: net sales by month, what statements have said of each, the statements, whose disputes are open, what these granted since.</summary>
    private sealed record Books(ImmutableArray<long> Net, ImmutableArray<long> Stated, ImmutableList<Said> Closed, ImmutableList<int> Disputes, long Granted)
    {
        public long Payable => Carried + Closed.Where(statement => statement.State != StatementState.Carried).Sum(statement => statement.Total);

        private long Carried => Closed is [.., { State: StatementState.Carried } last] ? last.Total : 0;

        /// <summary>With the next month closed.</summary>
        public Books WithClosed()
        {
            var closed = Math.Min(Closed.Count + 1, Months);
            var (total, stated) = (Granted + Carried, Stated);
            for (var month = 0; month < closed; month++)
            {
                var earned = Math.Max(Net[month], 0) / 10;
                total += earned - Stated[month];
                stated = stated.SetItem(month, earned);
            }
            var statement = new Said(total > 0 ? StatementState.Closed : StatementState.Carried, total, 0, 0, 1);
            return this with { Stated = stated, Closed = Closed.Add(statement), Granted = 0 };
        }

        /// <summary>With a step of a statement; where there is none, the step is refused.</summary>
        public Books With(int month, Func<Said, Said> change)
        {
            if (month >= Closed.Count)
                return this;
            var next = change(Closed[month]);
            return this with { Closed = Closed.SetItem(month, next with { Steps = next.Steps + 1 }) };
        }
    }
}
