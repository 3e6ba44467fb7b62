using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>The REST API of one server, as any program that speaks HTTP sees it.</summary>
public sealed class RestClient : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="address">The management address.</param>
    /// <param name="apiKey">Sent as bearer token; null sends none.</param>
    public RestClient(string address, string? apiKey = null)
    {
        _http = new HttpClient { BaseAddress = new Uri(address) };
        if (apiKey is not null)
            _http.DefaultRequestHeaders.Authorization = new("Bearer", apiKey);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The answer of a call that must succeed.</summary>
    public async Task<JsonNode> GetAsync(string path) => Ok(await SendAsync(HttpMethod.Get, path));

    public async Task<JsonNode> PostAsync(string path, JsonNode body) => Ok(await SendAsync(HttpMethod.Post, path, body));

    public async Task<JsonNode> PatchAsync(string path, JsonNode body) => Ok(await SendAsync(HttpMethod.Patch, path, body));

    public Task<RestAnswer> SendAsync(HttpMethod verb, string path, JsonNode? body = null, Action<HttpRequestMessage>? change = null) =>
        SendAsync(verb, path, body is null ? null : JsonContent.Create(body), change);

    public async Task<RestAnswer> SendAsync(HttpMethod verb, string path, HttpContent? content, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(verb, path) { Content = content };
        change?.Invoke(request);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new RestAnswer(response.StatusCode, response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : null);
    }

    private static JsonNode Ok(RestAnswer answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status}: {answer.Json}");
        return answer.Json!;
    }
}

/// <param name="Status">The HTTP status.</param>
/// <param name="Json">The body; null when it is not JSON.</param>
public sealed record RestAnswer(HttpStatusCode Status, JsonNode? Json)
{
    /// <summary>Checks that this is google.rpc.Status with ErrorInfo of this API, and returns the details by the name of their type.</summary>
    public IReadOnlyDictionary<string, JsonNode> Refused(HttpStatusCode status, StatusCode code, string reason)
    {
        Assert.True(status == Status && Json is not null, $"{Status}: {Json}");
        Assert.Equal((int)code, Json["code"]!.GetValue<int>());
        Assert.NotEmpty(Json["message"]!.GetValue<string>());
        var details = Json["details"]!.AsArray().ToDictionary(detail => detail!["@type"]!.GetValue<string>().Split('.')[^1], detail => detail!);
        Assert.Equal(("channelgrains", reason), (details["ErrorInfo"]["domain"]!.GetValue<string>(), details["ErrorInfo"]["reason"]!.GetValue<string>()));
        return details;
    }
}
