namespace ChannelGrains.Gateway.Budgets;

/// <summary>Who pays for what a caller has the server hold: its connection, its principal and all, each within its bound. A connection gets no more than what is
/// left free for all others, so that however many of them want much, there is room for one that wants little.</summary>
internal sealed class Payer(Account connection, Account principal, Account total)
{
    /// <summary>Holds so many bytes more; else says which bound they are over, and holds nothing.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="share">What the connection may have, for each byte that is free.</param>
    public BudgetBound TryHold(long bytes, int share = 1)
    {
        if (!connection.TryHold(bytes, total.FreeBytes * share))
            return BudgetBound.Connection;
        if (!principal.TryHold(bytes))
        {
            connection.Release(bytes);
            return BudgetBound.Principal;
        }
        if (total.TryHold(bytes))
            return BudgetBound.None;
        principal.Release(bytes);
        connection.Release(bytes);
        return BudgetBound.Total;
    }

    public void Release(long bytes)
    {
        total.Release(bytes);
        principal.Release(bytes);
        connection.Release(bytes);
    }

    /// <summary>Opens a call; else says which bound it is over.</summary>
    public BudgetBound TryOpenCall()
    {
        if (!connection.TryOpenCall(total.FreeCalls))
            return BudgetBound.Connection;
        if (!principal.TryOpenCall())
        {
            connection.CloseCall();
            return BudgetBound.Principal;
        }
        if (total.TryOpenCall())
            return BudgetBound.None;
        principal.CloseCall();
        connection.CloseCall();
        return BudgetBound.Total;
    }

    public void CloseCall()
    {
        total.CloseCall();
        principal.CloseCall();
        connection.CloseCall();
    }
}
