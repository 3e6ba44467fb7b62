using ChannelGrains.Client;

namespace ChannelGrains.Dashboard.Sessions;

/// <summary>A session, or why there is none.</summary>
internal sealed record SignInResult(Session? Session, ServerError? Problem);
