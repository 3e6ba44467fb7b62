using ChannelGrains.Agreements.V1;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Fleet.Settling;

/// <summary>A partner's account in the office's own book: its statements, and where each must stand.</summary>
internal sealed class Account(CommissionBook book)
{
    private readonly List<(PartnerStatement Statement, StatementState State)> _statements = [];

    public CommissionBook Book => book;

    public string PartnerId => book.Partner.Id;

    public IReadOnlyList<(PartnerStatement Statement, StatementState State)> Statements => _statements;

    /// <summary>Dealers are paid by the bank, the company's own channels by credit note.</summary>
    public bool IsPaidByBank { get; } = FleetAgreement.Terms(book.Partner).Payment.Method == PaymentMethod.BankTransfer;

    /// <summary>Whether the bank has closed the account that it is paid to.</summary>
    public bool HasClosedAccount { get; private set; } = FleetAgreement.Terms(book.Partner).Payment.Payee?.Account == FleetAgreement.ClosedAccount;

    /// <summary>What is paid, in fen.</summary>
    public long Paid => SumOf(StatementState.Paid);

    /// <summary>What a payment is under way of, in fen.</summary>
    public long Paying => SumOf(StatementState.Paying);

    /// <summary>What is owed beside that, in fen: unpaid statements, and what the last one carries.</summary>
    public long Owed => _statements.Where(one => one.State is StatementState.Closed or StatementState.Approved or StatementState.Failed).Sum(one => one.Statement.Total)
        + (_statements is [.., (var last, StatementState.Carried)] ? last.Total : 0);

    /// <summary>Closes a month; null where the partner's statements begin later.</summary>
    public PartnerStatement? Close(DateOnly month)
    {
        if (book.Close(month) is not { } statement)
            return null;
        _statements.Add((statement, statement.IsCarried ? StatementState.Carried : StatementState.Closed));
        return statement;
    }

    public StatementState StateOf(PartnerStatement statement) => _statements[PlaceOf(statement)].State;

    public void Step(PartnerStatement statement, StatementState state) => _statements[PlaceOf(statement)] = (statement, state);

    /// <summary>It is paid to another account from now on.</summary>
    public void Mend() => HasClosedAccount = false;

    private int PlaceOf(PartnerStatement statement) => _statements.FindIndex(one => one.Statement.Month == statement.Month);

    private long SumOf(StatementState state) => _statements.Where(one => one.State == state).Sum(one => one.Statement.Total);
}
