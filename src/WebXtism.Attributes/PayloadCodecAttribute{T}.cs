namespace WebXtism;

/// <summary>
/// Names the codec of a payload: on a type for all members that take or return it, on a parameter or result for that one.
/// That is how MessagePack, protobuf and forms of your own are plugged in.
/// </summary>
/// <example>
/// <code>
/// [PayloadCodec&lt;ProtobufPayload&lt;Person&gt;&gt;]
/// public sealed partial class Person { … }                        // everywhere
///
/// string Greet([PayloadCodec&lt;UpperCaseCodec&gt;] string name);      // here
/// </code>
/// </example>
/// <typeparam name="TCodec">A struct that implements <c>IPayloadCodec&lt;T&gt;</c> of the payload's type and needs no arguments.</typeparam>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Parameter | AttributeTargets.ReturnValue,
    Inherited = false)]
public sealed class PayloadCodecAttribute<TCodec> : Attribute
    where TCodec : struct;
