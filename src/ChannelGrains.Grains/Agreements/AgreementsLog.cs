using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Agreements;

/// <summary>Log messages of agreements.</summary>
internal static partial class AgreementsLog
{
    [LoggerMessage(EventId = 3321, Level = LogLevel.Information, Message = "Version {Number} of the agreement with partner {PartnerId} was signed by {Principal}, from {From} on, with {Warnings} warnings.")]
    public static partial void Signed(ILogger logger, int number, string partnerId, string principal, string from, int warnings);

    [LoggerMessage(EventId = 3322, Level = LogLevel.Information, Message = "The agreement with partner {PartnerId} was terminated by {Principal}, from {From} on.")]
    public static partial void Terminated(ILogger logger, string partnerId, string principal, string from);

    [LoggerMessage(EventId = 3323, Level = LogLevel.Information, Message = "Obligation {ObligationId} of partner {PartnerId}, due on {DueOn}, was recorded as met by {Principal}.")]
    public static partial void Met(ILogger logger, string obligationId, string partnerId, string dueOn, string principal);
}
