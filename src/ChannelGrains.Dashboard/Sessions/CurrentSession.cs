using ChannelGrains.Dashboard.Calling;
using Grpc.Core;
using Microsoft.AspNetCore.Components.Authorization;

namespace ChannelGrains.Dashboard.Sessions;

/// <summary>Who looks at the page that is being made, or at the live parts of one.</summary>
internal sealed class CurrentSession(AuthenticationStateProvider states, SignIn signIn, ServerChannel server)
{
    private CallInvoker? _calls;
    private string? _callsOf;

    /// <summary>Null when nobody is signed in, or not any more.</summary>
    public Session? Find() => states.GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true } state ? signIn.Find(state.Result.User) : null;

    /// <summary>Throws where nobody is signed in: for what is behind the sign-in only.</summary>
    public Session Require() => Find() ?? throw new RpcException(new Status(StatusCode.Unauthenticated, "Nobody is signed in any more."));

    /// <summary>Calls in the name of who looks.</summary>
    public CallInvoker Calls()
    {
        var session = Require();
        if (_callsOf != session.Id)
            (_calls, _callsOf) = (server.With(session.Key), session.Id);
        return _calls!;
    }
}
