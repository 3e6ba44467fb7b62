using ChannelGrains.Settlement.V1;
using Google.Type;

namespace ChannelGrains.Cli.Settlement;

/// <summary>Accounts of several pages added up.</summary>
internal sealed class LedgerSums
{
    private const int NanosPerUnit = 1_000_000_000;

    private readonly SortedDictionary<LedgerAccount, (Int128 Nanos, string Currency)> _accounts = [];

    public IEnumerable<LedgerPosting> All => _accounts.Select(account => new LedgerPosting
    {
        Account = account.Key,
        Amount = new Money { CurrencyCode = account.Value.Currency, Units = (long)(account.Value.Nanos / NanosPerUnit), Nanos = (int)(account.Value.Nanos % NanosPerUnit) },
    });

    public void Add(IEnumerable<LedgerPosting> postings)
    {
        foreach (var posting in postings)
            _accounts[posting.Account] = (
                _accounts.GetValueOrDefault(posting.Account).Nanos + ((Int128)posting.Amount.Units * NanosPerUnit) + posting.Amount.Nanos, posting.Amount.CurrencyCode);
    }
}
