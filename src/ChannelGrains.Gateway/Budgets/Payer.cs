namespace ChannelGrains.Gateway.Budgets;

/// <summary>Who pays for what a caller has the server hold: its connection, its principal and all, each within its bound.</summary>
internal sealed class Payer(Account connection, Account principal, Account total)
{
    /// <summary>Holds so many bytes more; else says which bound they are over, and holds nothing.</summary>
    public BudgetBound TryHold(long bytes)
    {
        if (!connection.TryHold(bytes))
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
        if (!principal.TryOpenCall())
            return BudgetBound.Principal;
        if (total.TryOpenCall())
            return BudgetBound.None;
        principal.CloseCall();
        return BudgetBound.Total;
    }

    public void CloseCall()
    {
        total.CloseCall();
        principal.CloseCall();
    }
}
