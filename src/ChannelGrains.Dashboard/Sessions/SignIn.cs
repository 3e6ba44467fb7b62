using System.Security.Claims;
using ChannelGrains.Access.V1;
using ChannelGrains.Client;
using ChannelGrains.Dashboard.Calling;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ChannelGrains.Dashboard.Sessions;

/// <summary>Asks the server whom a key stands for.</summary>
internal sealed class SignIn(ServerChannel server, SessionTable sessions)
{
    /// <summary>Claim that holds the id of the session.</summary>
    public const string SessionClaim = "session";

    private volatile Session? _local;

    public async Task<SignInResult> WithKeyAsync(string key)
    {
        if (new ClientOptions { ApiKey = key }.ApiKeyProblem is { } problem)
            return new SignInResult(null, new ServerError { Code = StatusCode.InvalidArgument, Message = problem });
        var caller = await Answer.OfAsync(CallerOf(key));
        return caller.Value is { } known ? new SignInResult(sessions.Start(key, known), null) : new SignInResult(null, caller.Problem);
    }

    /// <summary>The one session of a server on loopback without keys; null where keys are asked for, or the server cannot be reached.</summary>
    public async ValueTask<Session?> LocalAsync()
    {
        if (_local is { } local)
            return local;
        var caller = await Answer.OfAsync(CallerOf(null));
        return caller.Value is { KeysConfigured: false } known ? _local = new Session("local", null, known, TimeProvider.System.GetUtcNow()) : null;
    }

    public Session? Find(ClaimsPrincipal user) => user.FindFirst(SessionClaim)?.Value switch
    {
        null => null,
        var id when _local is { } local && id == local.Id => local,
        var id => sessions.Find(id),
    };

    public static ClaimsPrincipal PrincipalOf(Session session) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, session.Principal), new Claim(SessionClaim, session.Id)], CookieAuthenticationDefaults.AuthenticationScheme));

    private AsyncUnaryCall<GetCallerResponse> CallerOf(string? key) => new AccessService.AccessServiceClient(server.With(key)).GetCallerAsync(new GetCallerRequest());
}
