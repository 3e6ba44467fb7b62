using ChannelGrains.Grains.Surveys;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Gateway.Access;

/// <summary>Finds the principal of an invitation to a survey by its token. A forged one is refused by its signature alone, before anything is read for it.</summary>
internal sealed partial class SurveyRing(SurveyTokens tokens, TimeProvider time, ILogger<SurveyRing> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long? _saidAt;
    private long _unsaid;

    /// <summary>Null when this store has not signed the text. One whose time is over is told so by what it calls.</summary>
    public Principal? Find(string text)
    {
        if (tokens.Read(text) is { } token)
            return Principal.OfSurvey(token);
        Refuse();
        return null;
    }

    /// <summary>One line for all that are refused in a while. Of the token it says nothing.</summary>
    private void Refuse()
    {
        lock (_gate)
        {
            _unsaid++;
            if (_saidAt is { } before && time.GetElapsedTime(before) < Pause)
                return;
            _saidAt = time.GetTimestamp();
            LogRefused(logger, _unsaid);
            _unsaid = 0;
        }
    }

    [LoggerMessage(EventId = 3631, Level = LogLevel.Warning, Message = "{Calls} calls since the last such line came with a survey token that this server has not signed, and were refused.")]
    private static partial void LogRefused(ILogger logger, long calls);
}
