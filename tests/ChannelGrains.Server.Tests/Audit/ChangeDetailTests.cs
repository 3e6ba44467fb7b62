using ChannelGrains.Domain.Audit;
using ChannelGrains.Grains.Audit;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using ChannelGrains.Server.Tests.Golden;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Server.Tests.Audit;

/// <summary>What is shown of a change: of each kind something, and of none what nobody may see.</summary>
public sealed class ChangeDetailTests
{
    /// <summary>Kinds of which who, when and which journal say all.</summary>
    private static readonly HashSet<string> WithoutDetails = ["payments.run_approved"];

    /// <summary>Fields that hold accounts, secrets, texts of or about customers, or texts of people about payments.</summary>
    private static readonly HashSet<string> Hidden =
    [
        "account", "bank", "name", "latin_name", "street", "building", "post_code", "town", "country_subdivision", "lines", "organisation_id",
        "secret", "secret_sha256", "customer_key_fingerprint", "fingerprint", "content_hash", "payee_hash", "account_key", "seed", "file_id", "sha256",
        "customer", "customer_id", "transaction", "subject", "answer", "information", "text", "clauses", "referrer", "uetr", "end_to_end_id", "message", "reference", "request_id",
    ];

    public static TheoryData<string> Kinds => [.. ChangeKinds.All];

    [Fact]
    public void Kinds_OfChanges_AreThoseOfFactsButBatchesAndTheStoresOwn()
    {
        Assert.Equal(["store.copy_begun", "store.copy_finished", "store.copy_indexed", "store.customer_key_noted", "store.identity_key_made", "store.partners_listed", "transactions_recorded"], GoldenFacts.Kinds.Except(ChangeKinds.All).Order());
        Assert.Empty(ChangeKinds.All.Except(GoldenFacts.Kinds));
        Assert.Null(ChangeKinds.Of(new Fact { Store = new() { IdentityKeyMade = new() } }));
        Assert.Null(ChangeKinds.Of(new Fact { TransactionsRecorded = new() }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Details_OfAKind_SaySomethingAndNothingHidden(string kind)
    {
        // Each text says which field it is of, so that what comes out shows where it was taken from.
        var fact = FactOf(kind);
        Fill(fact, "", 0);
        fact.OpenedAction = null;
        var changed = ChangeKinds.Of(fact)!;
        Assert.Equal(kind, changed.Name);

        var details = ChangeDetails.Of(fact, changed);

        Assert.Equal(WithoutDetails.Contains(kind), details.Count == 0);
        Assert.InRange(details.Count, 0, ChangeLimits.MaxDetails);
        Assert.Equal(details.Count, details.Select(detail => detail.Name).Distinct().Count());
        foreach (var field in details.SelectMany(detail => detail.Value.Split(", ")).Where(value => value.StartsWith("text of ", StringComparison.Ordinal)).Select(value => value["text of ".Length..].Split('.')))
            if (!(field is [.., "evidence", "reference"] || field is [.., "scope", "name"]))
                Assert.Empty(field.Intersect(Hidden));
    }

    [Fact]
    public void Details_OfPayeesAndPayments_AreNotWhatPeopleWrote()
    {
        foreach (var kind in new[] { "payments.payee_set", "payments.payee_verified", "payments.outcome_recorded", "payments.break_closed", "settlement.payment_finished" })
        {
            var fact = FactOf(kind);
            Fill(fact, "", 0);
            Assert.DoesNotContain(ChangeDetails.Of(fact, ChangeKinds.Of(fact)!), detail => detail.Value.EndsWith(".note", StringComparison.Ordinal) || detail.Value.EndsWith("evidence", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Details_OfAnActionThatOpenedBeside_NameIt()
    {
        var fact = new Fact { Risk = new() { LevelChanged = new() { From = 1, To = 4 } }, OpenedAction = new() { ActionId = "risk-7", Title = "Call them" } };
        Assert.Equal([new("from", "LOW"), new("to", "CRITICAL"), new("opened_action", "risk-7")], ChangeDetails.Of(fact, ChangeKinds.Of(fact)!));
    }

    [Fact]
    public void Details_OfALongText_AreCutBetweenCharacters()
    {
        var fact = new Fact { Risk = new() { HoldSet = new() { Reason = new string('x', 196) + string.Concat(Enumerable.Repeat("\U0001F600", 20)) } } };
        var reason = Assert.Single(ChangeDetails.Of(fact, ChangeKinds.Of(fact)!)).Value;
        Assert.Equal(new string('x', 196) + "...", reason);
        fact.Risk.HoldSet.Reason = new string('y', 200);
        Assert.Equal(new string('y', 200), Assert.Single(ChangeDetails.Of(fact, ChangeKinds.Of(fact)!)).Value);
    }

    private static Fact FactOf(string kind)
    {
        var (fact, parts) = (new Fact(), kind.Split('.'));
        var capability = Fact.Descriptor.FindFieldByName(parts[0]);
        var said = capability.MessageType.Parser.ParseFrom(ByteString.Empty);
        var change = capability.MessageType.FindFieldByName(parts[1]);
        change.Accessor.SetValue(said, change.MessageType.Parser.ParseFrom(ByteString.Empty));
        capability.Accessor.SetValue(fact, said);
        return fact;
    }

    /// <summary>Gives every field a value but those of a oneof, which say what it is.</summary>
    private static void Fill(IMessage message, string path, int depth)
    {
        if (depth > 6)
            return;
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var name = $"{path}.{field.Name}";
            if (field.RealContainingOneof is { } oneof)
            {
                if (oneof.Accessor.GetCaseFieldDescriptor(message) == field)
                    Fill((IMessage)field.Accessor.GetValue(message), name, depth + 1);
            }
            else if (field.IsRepeated)
                ((System.Collections.IList)field.Accessor.GetValue(message)).Add(ValueOf(field, name, depth));
            else
                field.Accessor.SetValue(message, ValueOf(field, name, depth));
        }
    }

    private static object ValueOf(FieldDescriptor field, string path, int depth)
    {
        if (field.FieldType != FieldType.Message)
            return field.FieldType switch
            {
                FieldType.String => field.Name == "currency_code" ? "CNY" : $"text of {path}",
                FieldType.Bytes => ByteString.CopyFromUtf8($"text of {path}"),
                FieldType.Bool => true,
                FieldType.Int64 or FieldType.SInt64 => 12_345L,
                FieldType.Fixed64 => 12_345UL,
                FieldType.Int32 or FieldType.SInt32 => 1,
                _ => throw new InvalidOperationException($"{field.FullName} is of a type that this test does not know."),
            };
        var inner = field.MessageType.Parser.ParseFrom(ByteString.Empty);
        Fill(inner, path, depth + 1);
        return inner;
    }
}
