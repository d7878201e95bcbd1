using System.Text.Json.Serialization;

namespace Prescreen.Worklist.Access;

/// <summary>Sessions and sign-ins under way as JSON, without reflection.</summary>
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(SignInCookie))]
internal sealed partial class SessionJson : JsonSerializerContext;
