using ChannelGrains.Domain.Settlement;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Settlement;

/// <summary>Log messages of settlement.</summary>
internal static partial class SettlementLog
{
    [LoggerMessage(EventId = 3341, Level = LogLevel.Debug, Message = "{StatementId} of partner {PartnerId} was closed with {Total} minor units of {Currency}: {State}.")]
    public static partial void Closed(ILogger logger, string statementId, string partnerId, long total, string currency, StatementState state);

    [LoggerMessage(EventId = 3342, Message = "The statement {StatementId} of partner {PartnerId} became {State}, by {Principal}.")]
    public static partial void Stepped(ILogger logger, LogLevel level, string statementId, string partnerId, StatementState state, string principal);
}
