namespace ChannelGrains.Domain.Settlement;

/// <summary>What each account has, in minor units. Not for several threads at once.</summary>
public sealed class LedgerBalances
{
    private static readonly LedgerAccount[] Accounts = [.. Enum.GetValues<LedgerAccount>().Where(account => account != LedgerAccount.Unspecified)];

    private readonly long[] _amounts = new long[Accounts.Length + 1];

    public long this[LedgerAccount account] => _amounts[(int)account];

    /// <summary>By account, all of them.</summary>
    public IReadOnlyList<Posting> All => [.. Accounts.Select(account => new Posting(account, this[account]))];

    /// <summary>0 where every entry is balanced.</summary>
    public long Sum => All.Sum(posting => posting.Amount);

    public void Post(Posting posting) => _amounts[(int)posting.Account] = checked(_amounts[(int)posting.Account] + posting.Amount);

    public void Post(LedgerEntry entry)
    {
        foreach (var posting in entry.Postings)
            Post(posting);
    }
}
