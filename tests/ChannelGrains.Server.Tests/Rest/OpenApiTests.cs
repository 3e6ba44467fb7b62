using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace ChannelGrains.Server.Tests.Rest;

/// <summary>The OpenAPI document is valid, whole, and says what the server does.</summary>
public sealed class OpenApiTests(SharedServer shared) : IAsyncLifetime
{
    private readonly RestClient _rest = new(shared.Server.ManagementAddress);
    private OpenApiDocument _document = null!;

    public async ValueTask InitializeAsync()
    {
        var (document, diagnostic) = OpenApiDocument.Parse((await _rest.GetAsync("/openapi.json")).ToJsonString(), "json");
        Assert.Empty(diagnostic!.Errors);
        Assert.Empty(diagnostic.Warnings);
        _document = document!;
    }

    public ValueTask DisposeAsync()
    {
        _rest.Dispose();
        return default;
    }

    [Fact]
    public void Operations_OfTheDocument_AreTheUnaryMethods()
    {
        ServiceDescriptor[] services = [IngestService.Descriptor, PartnerService.Descriptor, ProgrammeService.Descriptor, KpiService.Descriptor, Admin.V1.AdminService.Descriptor];
        var unary = services.SelectMany(service => service.Methods).Where(method => !method.IsClientStreaming && !method.IsServerStreaming)
            .Select(method => $"{method.Service.Name}_{method.Name}");

        Assert.Superset(unary.ToHashSet(), Operations().Select(each => each.Operation.OperationId!).ToHashSet());
        Assert.DoesNotContain(Operations(), each => each.Operation.OperationId!.Contains("Stream", StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_InTheDocument_IsDescribed()
    {
        Assert.All(Operations(), each =>
        {
            Assert.False(string.IsNullOrEmpty(each.Operation.Description), each.Operation.OperationId);
            Assert.All(each.Operation.Parameters ?? [], parameter => Assert.False(string.IsNullOrEmpty(parameter.Description), $"{each.Operation.OperationId} {parameter.Name}"));
        });
        var own = _document.Components!.Schemas!.Where(schema => schema.Key.StartsWith("channelgrains.", StringComparison.Ordinal));
        Assert.All(own, schema =>
        {
            Assert.False(string.IsNullOrEmpty(schema.Value.Description), schema.Key);
            Assert.All(schema.Value.Properties ?? new Dictionary<string, IOpenApiSchema>(), property => Assert.False(string.IsNullOrEmpty(property.Value.Description), $"{schema.Key}.{property.Key}"));
        });
    }

    [Fact]
    public async Task EachOperation_OfTheDocument_IsAnsweredByItsMethod()
    {
        foreach (var (path, verb, operation) in Operations())
        {
            var filled = path;
            foreach (var parameter in operation.Parameters?.Where(one => one.In == ParameterLocation.Path) ?? [])
                filled = filled.Replace($"{{{parameter.Name}}}", "x-1", StringComparison.Ordinal);
            var answer = await _rest.SendAsync(verb, filled, operation.RequestBody is null ? null : new JsonObject());
            // A path that leads nowhere is a 404 or 405 without a body; a method answers JSON.
            Assert.True(answer.Json is not null && (int?)answer.Json["code"] is not (int)StatusCode.Unimplemented, $"{verb} {path}: {answer.Status} {answer.Json}");
        }
    }

    [Fact]
    public async Task Answer_OfTheFigures_IsWhatItsSchemaSays()
    {
        var client = shared.Client;
        var partner = await client.CreatePartnerAsync();
        await client.SubmitAsync(await client.CreateSourceAsync(SourceMode.Keyed), Make.Keyed(partner, Make.Sale("a", customer: "c")));
        var schema = Operations().Single(each => each.Operation.OperationId == "KpiService_GetPartnerKpis").Operation.Responses!["200"].Content!["application/json"].Schema!;

        var answer = await _rest.GetAsync($"/v1/partners/{partner}/kpis/2026-03");

        Assert.True(Check(schema, answer, "") > 30);
    }

    [Fact]
    public void Parameters_OfAnOperation_AreThoseOfItsRule()
    {
        var series = Operations().Single(each => each.Operation.OperationId == "KpiService_QuerySeries");
        Assert.Equal("/v1/partners/{partnerId}/series", series.Path);
        Assert.Equal(["path partnerId", "query measure", "query granularity", "query firstDay", "query lastDay", "query category"], Names(series.Operation));
        var update = Operations().Single(each => each.Operation.OperationId == "PartnerService_UpdatePartner").Operation;
        Assert.Equal(["path partnerId", "query updateMask", "query effectiveFrom", "query requestId"], Names(update));
        Assert.Equal("channelgrains.partner.v1.Partner", Assert.IsType<OpenApiSchemaReference>(update.RequestBody!.Content!["application/json"].Schema).Reference.Id);

        static IEnumerable<string> Names(OpenApiOperation operation) => operation.Parameters!.Select(parameter => $"{parameter.In.ToString()!.ToLowerInvariant()} {parameter.Name}");
    }

    /// <summary>Checks names and JSON types against the schema; the number of values checked.</summary>
    private static int Check(IOpenApiSchema schema, JsonNode? value, string path)
    {
        switch (value)
        {
            case JsonObject members:
                Assert.True(schema.Type == JsonSchemaType.Object, path);
                return members.Sum(member =>
                {
                    Assert.True(schema.Properties!.ContainsKey(member.Key), $"{path}.{member.Key} is not in the schema.");
                    return Check(schema.Properties![member.Key], member.Value, $"{path}.{member.Key}");
                });
            case JsonArray items:
                Assert.True(schema.Type == JsonSchemaType.Array, path);
                return items.Sum(item => Check(schema.Items!, item, path + "[]"));
            default:
                var expected = value!.GetValueKind() switch
                {
                    System.Text.Json.JsonValueKind.String => JsonSchemaType.String,
                    System.Text.Json.JsonValueKind.Number => JsonSchemaType.Integer,
                    _ => JsonSchemaType.Boolean,
                };
                Assert.True(schema.Type == expected, $"{path} is {value.ToJsonString()}, not {schema.Type}.");
                return 1;
        }
    }

    private IEnumerable<(string Path, HttpMethod Verb, OpenApiOperation Operation)> Operations() =>
        from path in _document.Paths from operation in path.Value.Operations! select (path.Key, operation.Key, operation.Value);
}
