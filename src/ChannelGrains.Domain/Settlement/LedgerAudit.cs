namespace ChannelGrains.Domain.Settlement;

/// <summary>Adds up a partner's ledger anew, from the facts, and says where it and the statements do not agree. Not for several threads at once.</summary>
public sealed class LedgerAudit
{
    private readonly LedgerBalances _balances = new();
    private readonly List<string> _findings = [];

    /// <summary>What the accounts have by the facts.</summary>
    public LedgerBalances Balances => _balances;

    public long EntryCount { get; private set; }

    /// <summary>Takes the next fact of the journal.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="version">Its version.</param>
    public void Add(SettlementFact fact, long version)
    {
        foreach (var entry in fact.Entries)
        {
            if (entry.Postings.Sum(posting => (decimal)posting.Amount) is var sum && sum != 0)
                _findings.Add($"Record {version} has an entry {entry.Cause} that sums to {sum}, not to 0.");
            _balances.Post(entry);
            EntryCount++;
        }
    }

    /// <summary>Compares with the statements as they are live. What must hold: every account has what the facts say; what is owed is what unpaid statements say; what is in
    /// clearing is under way; what left the bank, or was credited, is paid; tax is withheld of what was approved; and all of that together is what commission has cost.</summary>
    public IReadOnlyList<string> Findings(SettlementBook book)
    {
        long owed = book.Carried, tax = 0, paying = 0, paid = 0, credited = 0;
        foreach (var statement in book.Statements)
        {
            var isApproved = statement.State is StatementState.Approved or StatementState.Failed or StatementState.Paying or StatementState.Paid;
            tax += isApproved ? statement.Tax : 0;
            owed += statement.State switch
            {
                StatementState.Closed or StatementState.Disputed => statement.Total,
                StatementState.Approved or StatementState.Failed => statement.Payable,
                _ => 0,
            };
            paying += statement.State == StatementState.Paying ? statement.Payable : 0;
            paid += statement is { State: StatementState.Paid, IsCreditNote: false } ? statement.Payable : 0;
            credited += statement is { State: StatementState.Paid, IsCreditNote: true } ? statement.Payable : 0;
        }
        Compare(LedgerAccount.PartnerPayable, -owed, "unpaid statements");
        Compare(LedgerAccount.WithholdingTax, -tax, "the tax of approved statements");
        Compare(LedgerAccount.Clearing, -paying, "payments under way");
        Compare(LedgerAccount.Cash, -paid, "paid statements");
        Compare(LedgerAccount.CreditNotes, -credited, "statements paid by credit notes");
        Compare(LedgerAccount.CommissionExpense, book.Commission + book.Disputed, "what all statements say");
        if (_balances.Sum != 0)
            _findings.Add($"The accounts sum to {_balances.Sum}, not to 0.");
        foreach (var posting in _balances.All.Where(posting => posting.Amount != book.Balances[posting.Account]))
            _findings.Add($"{posting.Account} has {posting.Amount} by the journal, and {book.Balances[posting.Account]} live.");
        if (EntryCount != book.EntryCount)
            _findings.Add($"The journal has {EntryCount} entries, and {book.EntryCount} are counted.");
        return _findings;
    }

    private void Compare(LedgerAccount account, long should, string what)
    {
        if (_balances[account] != should)
            _findings.Add($"{account} has {_balances[account]}, and {what} say {should}.");
    }
}
