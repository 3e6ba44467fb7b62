namespace ChannelGrains.Gateway.Budgets;

/// <summary>Which bound of the budget a caller met.</summary>
internal enum BudgetBound
{
    None,
    Connection,
    Principal,
    Total,
}
