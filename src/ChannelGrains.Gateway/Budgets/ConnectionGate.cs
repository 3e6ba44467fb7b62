using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>Lets connections in, up to their bounds, and gives each the account that its calls are held on. One that makes no call with a key is
/// closed after a while.</summary>
internal sealed class ConnectionGate(ResourceBudget budget, IOptions<BudgetOptions> options, TimeProvider time)
{
    /// <summary>Runs a connection.</summary>
    /// <param name="connection">The connection, before anything is read from it.</param>
    /// <param name="next">Serves it.</param>
    /// <param name="needsKey">Whether it is closed when no call with a key comes; what is served without keys goes on.</param>
    public async Task RunAsync(ConnectionContext connection, ConnectionDelegate next, bool needsKey)
    {
        if (budget.TryConnect() is not { } account)
        {
            connection.Abort(new ConnectionAbortedException("The server has as many connections as it takes."));
            return;
        }
        connection.Features.Set(account);
        using var patience = needsKey ? time.CreateTimer(_ => Close(connection, account), null, options.Value.UnknownTimeout, Timeout.InfiniteTimeSpan) : null;
        try
        {
            await next(connection);
        }
        finally
        {
            budget.Disconnect(account);
        }
    }

    private static void Close(ConnectionContext connection, ConnectionAccount account)
    {
        if (!account.IsKnown)
            connection.Abort(new ConnectionAbortedException("No call with a key came."));
    }
}
